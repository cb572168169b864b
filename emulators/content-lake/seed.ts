import { createReadStream, statSync } from 'node:fs'
import type { ContentLake } from './create.ts'
import { localUser } from './http/accounts/accounts.ts'
import { createDataset, deleteDataset } from './http/datasets/datasets.ts'
import { recordOf } from './http/datasets/open-dataset.ts'
import { OptionsError } from './options.ts'

export type Seeded = { imported: true; documents: number } | { imported: false; reason: string }

/**
 * Fills an empty dataset from an export – `.ndjson`, `.tar.gz` or a folder with `data.ndjson` – with `@sanity/import`.
 * A dataset that holds anything is left as it is. Throws OptionsError for an export that cannot be imported whole; the
 * dataset is then empty again, so that the next start tries anew.
 */
export async function seedDataset(lake: ContentLake, dataset: string, path: string): Promise<Seeded> {
  const target = lake.datasets.get(dataset)
  if (!target) throw new OptionsError(`There is no dataset "${dataset}" to seed`)
  if (target.store.size > 0) return { imported: false, reason: `The dataset "${dataset}" is not empty` }
  const [{ sanityImport }, { createClient }] = await Promise.all([
    import('@sanity/import'),
    import('@sanity/client'),
  ])
  const { accounts, projectId } = lake.internals
  const token = accounts.openSession(localUser, new Date())
  try {
    const client = createClient({
      projectId,
      dataset,
      token,
      apiVersion: '2025-02-19',
      apiHost: lake.ownUrl,
      useProjectHostname: false,
      useCdn: false,
      requestTagPrefix: 'seed',
    })
    const source = statSync(path).isDirectory() ? path : createReadStream(path)
    const { numDocs } = await sanityImport(source, {
      client,
      operation: 'create',
      // An export names the dataset that it came from.
      allowAssetsInDifferentDataset: true,
    })
    return { imported: true, documents: numDocs }
  } catch (error) {
    await deleteDataset(lake.internals, target)
    const { createdByUserId: author, ...record } = recordOf(target)
    createDataset(lake.internals, { ...record, author })
    throw new OptionsError(`The seed ${path} could not be imported: ${(error as Error).message}`)
  } finally {
    accounts.closeSession(token)
  }
}
