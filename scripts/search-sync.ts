import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { environment } from '#lib/config/environment.ts'
import { openDatabase } from '#lib/db/client.ts'
import { helpPages, projectHelp } from '#lib/search/help.ts'
import { syncSearch } from '#lib/search/sync.ts'
import { root } from './platform/paths.ts'

const generated = path.join(root, '.contentlayer/generated/HelpPage/_index.json')
const db = openDatabase(environment().database.url)
try {
  if (existsSync(generated))
    await projectHelp(db, helpPages.parse(JSON.parse(readFileSync(generated, 'utf8'))))
  const { documents, changed } = await syncSearch(db)
  console.log(`Search: ${documents} documents are known, ${changed} changed.`)
} finally {
  await db.$client.end()
}
