import { type SQL, sql } from 'drizzle-orm'
import type { CatalogueFilter, Sorting } from '../filter.ts'
import { type Conditions, isAvailable } from './conditions.ts'
import { type FilteredList, within } from './list.ts'

/**
 * The cards of the page that was asked for, in its order, each with the sku of the first variant that meets all that is asked of one and can be had, or the
 * first that meets it when none can; null when nothing is asked of variants.
 */
export function pageQuery(list: FilteredList, conditions: Conditions, { sort, page }: CatalogueFilter): SQL {
  const { category, price, glaze, size, stock } = conditions
  const ofVariant = [price, glaze, size, stock ? sql`stock.sku is not null` : undefined].filter(
    (one) => one !== undefined,
  )
  const asksNothing = ofVariant.length === 0
  const fitting = sql`from catalogue_variants v left join stock on stock.sku = v.sku and ${isAvailable}
    where ${sql.join(ofVariant, sql` and `)}`
  const listed = sql`select p.id, p.card from catalogue_products p
    where ${within(list)} and ${category ?? sql`true`} and ${asksNothing ? sql`true` : sql`p.id in (select v.product ${fitting})`}
    order by ${orderOf(sort, list)} limit ${list.size} offset ${(page - 1) * list.size}`
  if (asksNothing) return sql`select card, null as sku from (${listed}) page`
  return sql`select card,
      (select v.sku ${fitting} and v.product = page.id order by stock.sku is null, v.position limit 1)
    from (${listed}) page`
}

function orderOf(sort: Sorting, { market }: FilteredList): SQL {
  const lowest = sql`(p.prices->>${sql.raw(`'${market.currency}'`)})::bigint`
  const byTitle = sql`p.title collate "C", p.document_id collate "C"`
  const orders = {
    name: byTitle,
    price: sql`${lowest} asc nulls last, ${byTitle}`,
    'price-down': sql`${lowest} desc nulls last, ${byTitle}`,
    newest: sql`p.published_at desc, ${byTitle}`,
  }
  return orders[sort]
}
