import type { ClientReturn } from '@sanity/client'
import { isNull } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import type { Database } from '#lib/db/client.ts'
import { stock } from '#lib/db/schema.ts'
import { Failure } from '#lib/failure/failure.ts'
import { logger } from '#lib/log/logger.ts'
import { inventoryItemsQuery } from '#sanity/queries/inventory.ts'
import { available } from './available.ts'
import { takeFirstCount } from './first-count.ts'
import { takeStockIn } from './take-in.ts'

type Counts = ClientReturn<typeof inventoryItemsQuery>

export interface StockSync {
  counted: number
  changed: number
  crossed: number
}

/**
 * Makes the whole mirror equal to the lake, sku by sku, as deliveries do it. A sku that the mirror has right already costs nothing. A document that is
 * no count is logged and passed over: one faulty document does not keep the shop from starting. Where every page is drawn anew after it, a sku that is seen
 * for the first time has no page rebuilt for it.
 *
 * @throws LakeUnavailable or the database's error.
 */
export async function syncStock(
  db: Database,
  { everyPageIsDrawnAnew = false }: { everyPageIsDrawnAnew?: boolean } = {},
): Promise<StockSync> {
  const readAt = new Date()
  const items = await readAllCounts()
  const mirrored = await db.select().from(stock).where(isNull(stock.removedAt))
  const revisions = new Map(mirrored.map((row) => [row.sku, row.documentRev]))
  const inLake = new Map(items.map(({ sku, _rev }) => [sku ?? '', _rev]))
  const differing = [
    ...[...inLake].filter(([sku, rev]) => revisions.get(sku) !== rev).map(([sku]) => sku),
    ...[...revisions.keys()].filter((sku) => !inLake.has(sku)),
  ]
  const before = new Map(mirrored.map((row) => [row.sku, available(row)]))
  // Of the very first count every page is still to be drawn; later a page may stand that says otherwise.
  const firstSightIsQuiet = everyPageIsDrawnAnew || mirrored.length === 0
  const taken = firstSightIsQuiet ? await takeFirstCount(db, items, readAt) : new Set<string>()
  let changed = taken.size
  let crossed = 0
  let unreadable = 0
  for (const sku of differing.filter((differs) => !taken.has(differs)).sort()) {
    try {
      const { after, crossing } = await takeStockIn(db, sku, { firstSightIsQuiet })
      if (before.get(sku) !== after) changed++
      if (crossing) crossed++
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      unreadable++
      logger.error('A stock count cannot be read; it is left as it was', { sku, error })
    }
  }
  return { counted: inLake.size - unreadable, changed, crossed }
}

/** A thousand at a time: one answer with every count of a large shop can take longer than a read may. */
async function readAllCounts(): Promise<Counts> {
  const all: Counts = []
  for (let after = ''; ; ) {
    const { data } = await queryLake(inventoryItemsQuery, { after })
    all.push(...data)
    const last = data.at(-1)
    if (!last) return all
    after = last._id
  }
}
