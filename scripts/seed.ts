import { createClient, type SanityClient } from '@sanity/client'
import { environment } from '#lib/config/environment.ts'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { readSweepState } from '#lib/sweep/state.ts'
import { fail } from './platform/fail.ts'
import { importDemo } from './seed/demo.ts'
import { asOneImport, type Imported } from './seed/one-import.ts'
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
  const { written, removed } = await put(client, options.count)
  console.log(
    `${options.count} generated products are in ${sanity.dataset}: ${written.length} documents were written, ${removed.length} removed`,
  )
}

/** A shop that never drew a page has nothing to bring up to date: its first start reads everything. */
async function put(client: SanityClient, count: number): Promise<Imported> {
  const db = openDatabase(environment().database.url)
  const write = () => putProducts(client, count)
  try {
    return (await hasDrawnPages(db)) ? await asOneImport(client, db, write) : await write()
  } finally {
    await db.$client.end()
  }
}

/** Without its database no shop runs. */
async function hasDrawnPages(db: Database): Promise<boolean> {
  try {
    return (await readSweepState(db)) !== undefined
  } catch {
    return false
  }
}
