import path from 'node:path'
import { createClient } from '@sanity/client'
import { sanityImport } from '@sanity/import'
import { environment } from '#lib/config/environment.ts'

// Puts the demo shop into the dataset: documents of the same id are replaced, others are left alone.
const { sanity } = environment()
const client = createClient({
  projectId: sanity.projectId,
  dataset: sanity.dataset,
  apiVersion: sanity.apiVersion,
  token: sanity.writeToken,
  useCdn: false,
  ...(sanity.apiHost && { apiHost: sanity.apiHost, useProjectHostname: false }),
})

const { numDocs } = await sanityImport(path.resolve(import.meta.dirname, '../seed/production'), {
  client,
  operation: 'createOrReplace',
})
console.log(`${numDocs} documents are in ${sanity.dataset}`)
