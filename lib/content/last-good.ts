import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { database } from '#lib/db/client.ts'
import { contentReads } from '#lib/db/schema.ts'
import { logger } from '#lib/log/logger.ts'
import type { QueryParameters, Read } from './lake.ts'

/**
 * Keeps a result for the time of an outage, unless a later one is kept already. A `null` takes the place of what was there before and makes
 * no row of its own: otherwise anybody could fill the table by asking for pages that never were. A database that is down costs only the keeping.
 */
export async function keepLastGood(
  query: string,
  params: QueryParameters,
  read: Read<unknown>,
): Promise<void> {
  const row = { key: keyOf(query, params), query, params: canonical(params) }
  const value = { result: JSON.stringify(read.data ?? null), readAt: read.readAt }
  const isOlder = lt(contentReads.readAt, read.readAt)
  try {
    if (read.data == null) {
      await database()
        .update(contentReads)
        .set(value)
        .where(and(eq(contentReads.key, row.key), isOlder))
      return
    }
    await database()
      .insert(contentReads)
      .values({ ...row, ...value })
      .onConflictDoUpdate({
        target: contentReads.key,
        set: value,
        setWhere: isOlder,
      })
  } catch (error) {
    logger.warn('A result of the CMS could not be kept', { error })
  }
}

/** The last good result of exactly this query and these parameters; undefined when there is none or the database is down too. */
export async function findLastGood(
  query: string,
  params: QueryParameters,
): Promise<Read<unknown> | undefined> {
  try {
    const [row] = await database()
      .select({ result: contentReads.result, readAt: contentReads.readAt })
      .from(contentReads)
      .where(eq(contentReads.key, keyOf(query, params)))
    return row && { data: JSON.parse(row.result), readAt: row.readAt }
  } catch (error) {
    logger.warn('The last good result could not be read', { error })
    return undefined
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
