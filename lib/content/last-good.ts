import { eq, sql } from 'drizzle-orm'
import { database } from '#lib/db/client.ts'
import { contentReads } from '#lib/db/schema.ts'
import { logger } from '#lib/log/logger.ts'
import { allKept, keyOf, remember, remembered } from './keep.ts'
import type { QueryParameters, Read } from './lake.ts'
import { type OwingPage, oweLater, pageOf } from './owed.ts'

/**
 * The last good result of exactly this query and these parameters; undefined when there is none. What is drawn from it is written down as owed in the
 * same statement. With the database down too, what this process remembers has to do.
 */
export async function findLastGood(
  query: string,
  params: QueryParameters,
  page?: OwingPage,
): Promise<Read<unknown> | undefined> {
  const key = keyOf(query, params)
  await allKept()
  try {
    const [row] = page === undefined ? await find(key) : await findAndOwe(key, pageOf(page))
    if (!row) return undefined
    const read = { data: JSON.parse(row.result), readAt: row.readAt }
    remember(key, read)
    return read
  } catch (error) {
    const known = remembered(key)
    logger.warn('The last good result could not be read', { remembered: known !== undefined, error })
    if (known && page !== undefined) oweLater(key, pageOf(page))
    return known
  }
}

const found = { result: contentReads.result, readAt: contentReads.readAt }

async function find(key: string) {
  return database().select(found).from(contentReads).where(eq(contentReads.key, key))
}

async function findAndOwe(key: string, page: string) {
  return database()
    .update(contentReads)
    .set({
      owedSince: sql`coalesce(owed_since, now())`,
      owedPaths: sql`array_append(array_remove(owed_paths, ${page}), ${page})`,
    })
    .where(eq(contentReads.key, key))
    .returning(found)
}
