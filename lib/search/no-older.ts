import { type SQL, sql } from 'drizzle-orm'
import type { catalogueProducts, searchEntries } from '#lib/db/schema.ts'

/** A read may be so much behind another. What is older by more was written after a clock of the lake was set back. */
const longestLag = sql`interval '60 seconds'`

/** A document a little older than its row was read from a copy that lags; the row stays. */
export function isNoOlder(
  updatedAt: typeof catalogueProducts.updatedAt | typeof searchEntries.updatedAt,
): SQL {
  return sql`${updatedAt} <= excluded.updated_at or ${updatedAt} > excluded.updated_at + ${longestLag}`
}
