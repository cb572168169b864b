import { type SQL, sql } from 'drizzle-orm'
import type { Market } from '#lib/market/markets.ts'

/** A list that is filtered: all products, or those of one category. */
export interface FilteredList {
  /** Slug of the category; null for all products. */
  category: string | null
  market: Market
  /** Products on a page. */
  size: number
}

/** Whether a product, `p`, is in the list. */
export function within({ category }: FilteredList): SQL {
  return category === null ? sql`true` : sql`p.category_slug = ${category}`
}

/** Where `catalogue_variants` has the prices of a market. */
export function amountColumn({ market }: FilteredList): SQL {
  return sql`${sql.identifier(market.currency.toLowerCase())}`
}
