import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { knownDocuments } from '#lib/db/schema.ts'
import { allProducts } from './list-pages.ts'

/**
 * How many products the pages were last made to show, of all and of each category. The rows are read as text, for `jsonb` refuses what a document
 * may hold.
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
        .where(
          sql`${knownDocuments.type} = 'product' and ${among} and strpos(${knownDocuments.snapshot}, ${withoutAddress}) = 0`,
        )
      return [key, row?.count ?? 0] as const
    }),
  )
  return new Map(counts)
}

/** As the snapshot's JSON has them; in a text of the document the quotes would be escaped. */
const withoutAddress = '"slug":null'
const belongsTo = (category: string) => `"category":${JSON.stringify(category)}`
