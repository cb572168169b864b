import { eq } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { stock } from '#lib/db/schema.ts'
import { available } from './available.ts'
import type { InventoryItem } from './inventory-item.ts'

export interface Availability {
  /** Units available before; null when the sku was not counted. */
  before: number | null
  after: number
}

/** A read may be so many ms behind another. What is older by more was written after a clock of the lake was set back. */
const longestLag = 60_000

/**
 * Makes the mirror of a sku equal to its document, or marks it as removed when the document is gone. Call it under `lockSku`, with what was read from the
 * lake while the lock was held: then a later call knows no less. A document a little older than the mirror changes nothing.
 */
export async function mirrorItem(
  tx: Executor,
  sku: string,
  item: InventoryItem | null,
  readAt: Date,
): Promise<Availability> {
  const [row] = await tx.select().from(stock).where(eq(stock.sku, sku)).for('update')
  const before = row && !row.removedAt ? available(row) : null
  if (!item) {
    if (row)
      await tx
        .update(stock)
        .set({ removedAt: row.removedAt ?? readAt, readAt })
        .where(eq(stock.sku, sku))
    return { before, after: 0 }
  }
  const behind = row && item._id === row.documentId ? +row.documentUpdatedAt - +item._updatedAt : 0
  if (behind > 0 && behind < longestLag) {
    return { before, after: before ?? 0 }
  }
  const mirrored = {
    documentId: item._id,
    documentRev: item._rev,
    documentUpdatedAt: item._updatedAt,
    onHand: item.onHand,
    soldInDocument: item.sold,
    removedAt: null,
    readAt,
  }
  if (!row) await tx.insert(stock).values({ sku, soldHere: item.sold, ...mirrored })
  else await tx.update(stock).set(mirrored).where(eq(stock.sku, sku))
  const { held = 0, soldHere = item.sold } = row ?? {}
  return { before, after: available({ ...mirrored, held, soldHere }) }
}
