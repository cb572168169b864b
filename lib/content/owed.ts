import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Executor } from '#lib/db/client.ts'

/** Stands for all pages where one cannot be named. */
export const everyPage = '*'

/** The path, as Next renders it, of what is drawn from a read; a function where it is known only when the read is over. */
export type OwingPage = string | (() => string)

export function pageOf(page: OwingPage): string {
  return typeof page === 'string' ? page : page()
}

// Next bundles pages and routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockOwed?: Map<string, Set<string>> }
shared.restockOwed ??= new Map()
/** Pages by the key of their read that could not be written down, for the database was down too. */
const unwritten = shared.restockOwed

export function oweLater(key: string, page: string): void {
  unwritten.set(key, (unwritten.get(key) ?? new Set()).add(page))
}

/** Writes down what a database that was down has missed. */
export async function writeOwed(db: Executor): Promise<void> {
  for (const [key, pages] of [...unwritten]) {
    await db.execute(sql`
      update content_reads
      set owed_since = coalesce(owed_since, now()),
        owed_paths = coalesce(owed_paths, '{}') || ${sql.param([...pages])}::text[]
      where key = ${key}`)
    unwritten.delete(key)
  }
}

/** Whether anything is owed that nobody has taken up. While what was taken up before fails, the rest waits: each attempt may owe it anew. */
export async function isOwing(db: Executor): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from content_reads where owed_since is not null
      and not exists (select 1 from inbox where sender = 'owed' and state = 'open' and attempts > 1) limit 1`)
  return rows.length > 0
}

const taken = z.array(z.object({ pages: z.array(z.string()).nullable() }))

/**
 * Takes up everything that is owed; what becomes owed from now on is taken up the next time.
 *
 * @param tx a transaction, in which the pages are written down elsewhere.
 */
export async function takeOwed(tx: Pick<Database, 'execute'>): Promise<string[]> {
  const { rows } = await tx.execute(sql`
    update content_reads set owed_since = null, owed_paths = null
    from (
      select key, owed_paths from content_reads where owed_since is not null order by key for update skip locked
    ) owed
    where content_reads.key = owed.key
    returning owed.owed_paths as pages`)
  return [...new Set(taken.parse(rows).flatMap(({ pages }) => pages ?? []))].sort()
}
