import { and, inArray, isNull } from 'drizzle-orm'
import { database, type Executor } from '#lib/db/client.ts'
import { stock } from '#lib/db/schema.ts'

/** The numbers that availability is made of, in units. */
export interface StockCount {
  onHand: number
  held: number
  soldHere: number
  soldInDocument: number
}

/**
 * What can be bought. A sale here lowers it at once; when the sale arrives in the document, `onHand` and `soldInDocument` move by the same
 * amount and nothing changes: it is right in any order of arrival. Below zero when more was held or sold than was counted later.
 */
export function available({ onHand, held, soldHere, soldInDocument }: StockCount): number {
  return onHand - held - (soldHere - soldInDocument)
}

/**
 * What a shopper can buy of each sku, never below zero. A sku that the shop does not count is not in the map.
 *
 * @throws the database's error when it is down.
 */
export async function availableStock(
  skus: readonly string[],
  db: Executor = database(),
): Promise<Map<string, number>> {
  if (skus.length === 0) return new Map()
  const rows = await db
    .select()
    .from(stock)
    .where(and(inArray(stock.sku, [...skus]), isNull(stock.removedAt)))
  return new Map(rows.map((row) => [row.sku, Math.max(0, available(row))]))
}
