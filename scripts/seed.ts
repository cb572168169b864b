import { createClient } from '@sanity/client'
import { environment } from '#lib/config/environment.ts'
import { fail } from './platform/fail.ts'
import { importDemo } from './seed/demo.ts'
import { parseSeedOptions, type SeedOptions, seedHelp } from './seed/options.ts'
import { putProducts } from './seed/products.ts'

await seed(options())

function options(): SeedOptions {
  try {
    return parseSeedOptions(process.argv.slice(2))
  } catch (error) {
    fail(error)
  }
}

async function seed(options: SeedOptions): Promise<void> {
  if (options.task === 'help') {
    console.log(seedHelp)
    return
  }
  const { sanity } = environment()
  const client = createClient({
    projectId: sanity.projectId,
    dataset: sanity.dataset,
    apiVersion: sanity.apiVersion,
    token: sanity.writeToken,
    useCdn: false,
    perspective: 'raw',
    ...(sanity.apiHost && { apiHost: sanity.apiHost, useProjectHostname: false }),
  })
  if (options.task === 'demo') {
    console.log(`${await importDemo(client)} documents are in ${sanity.dataset}`)
    return
  }
  const { written, removed } = await putProducts(client, options.count)
  console.log(
    `${options.count} generated products are in ${sanity.dataset}: ${written} documents were written, ${removed} removed`,
  )
}
