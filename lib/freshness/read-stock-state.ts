import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox, stock } from '#lib/db/schema.ts'
import { availableStock } from '#lib/stock/available.ts'
import type { StockState } from './sold-out.ts'

/** Clocks of the shop and of the lake may differ by as much, in ms. */
const allowance = 60_000

/**
 * @param since what changed later than this counts as unsettled: of two changes that come together, each may find the other done already and believe that
 * it changes nothing itself.
 * @throws the database's error.
 */
export async function readStockState(
  db: Executor,
  skus: readonly string[],
  since: Date,
): Promise<StockState> {
  const recent = new Date(since.getTime() - allowance)
  const [available, changed, open] = await Promise.all([
    availableStock(skus, db),
    db
      .select({ sku: stock.sku })
      .from(stock)
      .where(and(inArray(stock.sku, [...skus]), gt(stock.readAt, recent))),
    db
      .select({ sku: inbox.subject })
      .from(inbox)
      .where(and(eq(inbox.state, 'open'), eq(inbox.sender, 'stock'), inArray(inbox.subject, [...skus]))),
  ])
  const unsettled = [...changed, ...open].map(({ sku }) => sku).filter((sku) => sku !== null)
  return { available, unsettled: new Set(unsettled) }
}
