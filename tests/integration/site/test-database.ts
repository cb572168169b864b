import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { startPostgres } from '#emulators/postgres/start.ts'
import { type Database, openDatabase } from '#lib/db/client.ts'
import { migrateDatabase } from '#lib/db/migrate.ts'

export interface TestDatabase {
  db: Database
  url: string
  /** Empties every table. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** A PostgreSQL of its own for one test file, with the schema of the shop. */
export async function createTestDatabase(): Promise<TestDatabase> {
  // What the shop logs of the failures that a test makes would hide the failures of the test.
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true)
  const folder = mkdtempSync(path.join(tmpdir(), 'restock-test-'))
  const server = await startPostgres({ port: 0, dir: path.join(folder, 'postgres'), fsync: false })
  await migrateDatabase(server.url)
  const db = openDatabase(server.url)
  // The shop gives up soon, for it has something better to say; a test has not, and asks for many connections at once.
  Object.assign(db.$client.options, { connectionTimeoutMillis: 60_000, query_timeout: 60_000 })
  return {
    db,
    url: server.url,
    async clear() {
      await db.$client.query(
        'truncate inbox, inbox_conflicts, known_documents, old_slugs, stock, stock_alerts, outbox, content_reads, sweep_state, catalogue_products, catalogue_variants, search_entries, search_words, wish_lists, wish_list_items restart identity',
      )
    },
    async close() {
      await db.$client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
