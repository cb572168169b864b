import { type SQL, sql } from 'drizzle-orm'
import type { CatalogueFilter } from '../filter.ts'
import { type PriceRange, priceRanges } from '../price-ranges.ts'
import { amountColumn, type FilteredList } from './list.ts'
import type { SpelledFacet, Spellings } from './spellings.ts'

/** What is asked of a product, `p`, and what of one of its variants, `v`; what nobody asked is undefined. */
export interface Conditions {
  category?: SQL
  price?: SQL
  glaze?: SQL
  size?: SQL
  stock: boolean
}

export function conditionsOf(
  filter: CatalogueFilter,
  list: FilteredList,
  spellings: Record<SpelledFacet, Spellings>,
): Conditions {
  const among = (facet: SpelledFacet, column: SQL) => {
    const written = filter[facet].flatMap((key) => spellings[facet].get(key) ?? [])
    return written.length > 0 ? sql`coalesce(${column} in ${written}, false)` : undefined
  }
  const ranges = priceRanges
    .filter(({ key }) => filter.price.includes(key))
    .map((range) => inRange(range, list))
  return {
    category: among('category', sql`p.category_slug`),
    price: ranges.length > 0 ? sql`coalesce(${sql.join(ranges, sql` or `)}, false)` : undefined,
    glaze: among('glaze', sql`v.glaze`),
    size: among('size', sql`v.size`),
    stock: filter.inStock,
  }
}

function inRange({ from, to }: PriceRange, list: FilteredList): SQL {
  const amount = sql`v.${amountColumn(list)}`
  return to === null ? sql`${amount} >= ${from}` : sql`(${amount} >= ${from} and ${amount} < ${to})`
}

/** The formula of lib/stock/available.ts, in the words of the index `stock_available`. */
export const isAvailable = sql`stock.removed_at is null
  and stock.on_hand - stock.held - (stock.sold_here - stock.sold_in_document) > 0`
