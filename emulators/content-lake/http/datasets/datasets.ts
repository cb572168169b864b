import { badRequest, conflict, datasetNotFound } from '../faults.ts'
import type { Lake, LakeDataset } from '../lake.ts'
import type { DatasetRecord } from './catalog.ts'
import { nameFault } from './dataset-name.ts'
import { logOf, recordOf } from './open-dataset.ts'

export interface NewDataset {
  name: string
  /** Default `public`. */
  aclMode?: 'public' | 'private'
  description?: string | null
  /** Default `content`; an add-on's own name, such as `comments`, else. */
  datasetProfile?: string
  addonFor?: string | null
  /** Id of the user who asked for it. */
  author?: string
}

/** Throws 400 for a name that no dataset can have, 409 for one that is taken. */
export function requireFreeName(lake: Lake, name: string): void {
  const fault = nameFault(name)
  if (fault) throw badRequest(`Dataset name ${fault}`)
  if (lake.datasets.has(name) || lake.catalog.get(name)) throw conflict(`Dataset "${name}" already exists`)
}

export const newRecord = (lake: Lake, dataset: NewDataset): DatasetRecord => ({
  name: dataset.name,
  aclMode: dataset.aclMode ?? 'public',
  description: dataset.description ?? null,
  datasetProfile: dataset.datasetProfile ?? 'content',
  addonFor: dataset.addonFor ?? null,
  createdAt: lake.now().toISOString(),
  createdByUserId: dataset.author ?? 'system',
})

/** Makes an empty dataset, durably, and takes it into service. Throws 400 and 409 as `requireFreeName` does. */
export function createDataset(lake: Lake, dataset: NewDataset): LakeDataset {
  requireFreeName(lake, dataset.name)
  const record = newRecord(lake, dataset)
  lake.catalog.save(record, 'whole')
  return takeIntoService(lake, record)
}

/** Opens a dataset that is whole on disk. */
export function takeIntoService(lake: Lake, record: DatasetRecord): LakeDataset {
  const opened = lake.openDataset(record)
  lake.datasets.set(record.name, opened)
  lake.webhooks.follow(logOf(opened))
  return opened
}

/** Changes what is known of a dataset beside its documents. */
export function editDataset(
  lake: Lake,
  dataset: LakeDataset,
  change: Partial<Pick<DatasetRecord, 'aclMode' | 'description'>>,
): LakeDataset {
  Object.assign(dataset, change)
  lake.catalog.save(recordOf(dataset), 'whole')
  return dataset
}

/**
 * Deletes a dataset with its history, assets and add-ons. Its streams are told to go; what is still sent to it is
 * answered 404. A crash on the way is made up for at the next start.
 */
export async function deleteDataset(lake: Lake, dataset: LakeDataset): Promise<void> {
  const { name } = dataset
  for (const addon of [...lake.datasets.values()].filter(({ addonFor }) => addonFor === name)) {
    await deleteDataset(lake, addon)
  }
  lake.catalog.save(recordOf(dataset), 'half')
  lake.datasets.delete(name)
  dataset.close(`Dataset "${name}" was deleted`)
  lake.webhooks.forget(name)
  lake.queries.forget(name)
  dataset.store.remove(datasetNotFound(name, lake.projectId))
  await lake.assets.removeDataset(name)
  lake.catalog.remove(name)
}
