import { eq } from 'drizzle-orm'
import type { Database } from '#lib/db/client.ts'
import { stock, stockAlerts } from '#lib/db/schema.ts'
import { inventoryItem } from './inventory-item.ts'

/** Rows in one statement; PostgreSQL takes 65,535 parameters. */
const batch = 2_000

type LakeItem = { _id: string; sku: string | null }

/**
 * Fills a mirror that is empty, all counts at once. A sku at a time would take minutes in a large shop, and there is nothing yet that could cross zero.
 *
 * @param items as the lake answered them at `readAt`. What is no count is passed over.
 * @returns the skus that were taken in; none while someone waits for stock, who has to be told sku by sku.
 */
export async function takeFirstCount(
  db: Database,
  items: readonly LakeItem[],
  readAt: Date,
): Promise<Set<string>> {
  const [waiting] = await db.select().from(stockAlerts).where(eq(stockAlerts.state, 'waiting')).limit(1)
  const rows = waiting ? [] : firstOfEach(items).flatMap((item) => rowOf(item, readAt) ?? [])
  const taken: { sku: string }[] = []
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch)
    // What a delivery brought meanwhile was read later.
    taken.push(...(await db.insert(stock).values(some).onConflictDoNothing().returning({ sku: stock.sku })))
  }
  return new Set(taken.map(({ sku }) => sku))
}

/** Of several documents of a sku the one with the lowest id counts, as when it is read alone. */
function firstOfEach(items: readonly LakeItem[]): LakeItem[] {
  const counts = new Map<string | null, LakeItem>()
  for (const item of items) {
    const other = counts.get(item.sku)
    if (!other || item._id < other._id) counts.set(item.sku, item)
  }
  return [...counts.values()]
}

function rowOf(item: LakeItem, readAt: Date) {
  const { data } = inventoryItem.safeParse(item)
  if (!data) return
  const { _id, _rev, _updatedAt, sku, onHand, sold } = data
  return {
    sku,
    documentId: _id,
    documentRev: _rev,
    documentUpdatedAt: _updatedAt,
    onHand,
    soldInDocument: sold,
    soldHere: sold,
    readAt,
  }
}
