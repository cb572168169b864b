import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { knownDocuments } from '#lib/db/schema.ts'
import { allProducts } from './list-pages.ts'

/**
 * How many products the pages were last made to show, of all and of each category, at least: one without an address is counted, and costs a look at a
 * page that is not there.
 *
 * @throws the database's error.
 */
export async function readKnownCounts(
  db: Executor,
  categoryIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = await Promise.all(
    [allProducts, ...categoryIds].map(async (key) => {
      const among =
        key === allProducts ? sql`true` : sql`strpos(${knownDocuments.snapshot}, ${belongsTo(key)}) > 0`
      const [row] = await db
        .select({ count: sql<number>`count(*)::int` })
        .from(knownDocuments)
        .where(sql`${knownDocuments.type} = 'product' and ${among}`)
      return [key, row?.count ?? 0] as const
    }),
  )
  return new Map(counts)
}

/** As the snapshot's JSON has it. It is looked for as text, for `jsonb` refuses what a document may hold. */
const belongsTo = (category: string) => `"category":${JSON.stringify(category)}`
