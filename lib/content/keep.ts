import { createHash } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import { database } from '#lib/db/client.ts'
import { contentReads } from '#lib/db/schema.ts'
import { logger } from '#lib/log/logger.ts'
import type { QueryParameters, Read } from './lake.ts'

interface Keeping extends Read<unknown> {
  key: string
  query: string
  params: string
}

/** Results that a process remembers beside the table, for when the database is down as well. */
const mostRemembered = 200
/** Results that wait for a database that is down. */
const mostWaiting = 1_000
/** Until a writing that failed is tried again without another cause, in ms. */
const pause = 1_000

// Next bundles pages and routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as {
  restockKeeping?: {
    waiting: Map<string, Keeping>
    remembered: Map<string, Read<unknown>>
    writing: Promise<void> | undefined
  }
}
shared.restockKeeping ??= { waiting: new Map(), remembered: new Map(), writing: undefined }
const keeping = shared.restockKeeping

/**
 * Keeps a result for the time of an outage. It is written behind the page that was drawn from it, and `allKept` tells when: a row of the inbox is not
 * done before. A `null` takes the place of what was there before and makes no row of its own: otherwise anybody could fill the table by asking for
 * pages that never were.
 */
export function keepLastGood(query: string, params: QueryParameters, { data, readAt }: Read<unknown>): void {
  const key = keyOf(query, params)
  const read = { data: data ?? null, readAt }
  remember(key, read)
  const waiting = keeping.waiting.get(key)
  if (waiting && waiting.readAt > readAt) return
  keeping.waiting.set(key, { key, query, params: canonical(params), ...read })
  void write()
}

/** Resolves when everything that was kept until now is in the database, or the database has refused it. */
export async function allKept(): Promise<void> {
  await keeping.writing
  if (keeping.waiting.size > 0) await write()
}

/** What this process remembers of exactly this query and these parameters. */
export function remembered(key: string): Read<unknown> | undefined {
  return keeping.remembered.get(key)
}

/** Remembers a result in this process, for when the database is down as well. */
export function remember(key: string, read: Read<unknown>): void {
  const wasKnown = keeping.remembered.delete(key)
  if (read.data !== null || wasKnown) keeping.remembered.set(key, read)
  for (const oldest of keeping.remembered.keys()) {
    if (keeping.remembered.size <= mostRemembered) break
    keeping.remembered.delete(oldest)
  }
}

/** One writing at a time; what came meanwhile goes with the next. */
function write(): Promise<void> {
  keeping.writing ??= writeAll().finally(() => {
    keeping.writing = undefined
  })
  return keeping.writing
}

async function writeAll(): Promise<void> {
  while (keeping.waiting.size > 0) {
    const batch = [...keeping.waiting.values()]
    keeping.waiting.clear()
    try {
      await writeBatch(batch)
    } catch (error) {
      logger.warn('Results of the CMS could not be kept', { error })
      for (const entry of batch) {
        if (!keeping.waiting.has(entry.key) && keeping.waiting.size < mostWaiting)
          keeping.waiting.set(entry.key, entry)
      }
      setTimeout(() => void write(), pause).unref()
      return
    }
  }
}

async function writeBatch(batch: Keeping[]): Promise<void> {
  const results = batch.filter(({ data }) => data !== null)
  if (results.length > 0) {
    await database()
      .insert(contentReads)
      .values(results.map(({ data, ...row }) => ({ ...row, result: JSON.stringify(data) })))
      .onConflictDoUpdate({
        target: contentReads.key,
        set: { result: sql`excluded.result`, readAt: sql`excluded.read_at` },
        setWhere: sql`${contentReads.readAt} < excluded.read_at`,
      })
  }
  for (const { key, readAt } of batch.filter(({ data }) => data === null)) {
    await database()
      .update(contentReads)
      .set({ result: 'null', readAt })
      .where(and(eq(contentReads.key, key), lt(contentReads.readAt, readAt)))
  }
}

/** The same for the same query and parameters, in whatever order the parameters are named. */
export function keyOf(query: string, params: QueryParameters): string {
  return createHash('sha256')
    .update(JSON.stringify([query, canonical(params)]))
    .digest('hex')
}

function canonical(params: QueryParameters): string {
  return JSON.stringify(Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))))
}
