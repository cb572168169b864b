import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import { sanityImport } from '@sanity/import'
import { root } from '#scripts/platform/paths.ts'

/** Puts the demo shop into the dataset: documents of the same id are replaced, others are left alone. How many there are. */
export async function importDemo(client: SanityClient): Promise<number> {
  const { numDocs } = await sanityImport(path.join(root, 'seed/production'), {
    client,
    operation: 'createOrReplace',
  })
  return numDocs
}
