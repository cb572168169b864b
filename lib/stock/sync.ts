import { isNull } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import type { Database } from '#lib/db/client.ts'
import { stock } from '#lib/db/schema.ts'
import { inventoryItemsQuery } from '#sanity/queries/inventory.ts'
import { available } from './available.ts'
import { takeStockIn } from './take-in.ts'

export interface StockSync {
  counted: number
  changed: number
  crossed: number
}

/**
 * Makes the whole mirror equal to the lake, sku by sku, as deliveries do it. A sku that the mirror has right already costs nothing.
 *
 * @throws LakeUnavailable, InboxFailure or the database's error.
 */
export async function syncStock(db: Database): Promise<StockSync> {
  const { data: items } = await queryLake(inventoryItemsQuery)
  const mirrored = await db.select().from(stock).where(isNull(stock.removedAt))
  const revisions = new Map(mirrored.map((row) => [row.sku, row.documentRev]))
  const inLake = new Map(items.map(({ sku, _rev }) => [sku ?? '', _rev]))
  const differing = [
    ...[...inLake].filter(([sku, rev]) => revisions.get(sku) !== rev).map(([sku]) => sku),
    ...[...revisions.keys()].filter((sku) => !inLake.has(sku)),
  ]
  const before = new Map(mirrored.map((row) => [row.sku, available(row)]))
  let changed = 0
  let crossed = 0
  for (const sku of differing.sort()) {
    const { after, crossing } = await takeStockIn(db, sku, { firstSightIsQuiet: true })
    if (before.get(sku) !== after) changed++
    if (crossing) crossed++
  }
  return { counted: inLake.size, changed, crossed }
}
