import { type SQL, sql } from 'drizzle-orm'
import type { ChoiceFacet } from '../filter.ts'
import { priceRanges } from '../price-ranges.ts'
import { type Conditions, isAvailable } from './conditions.ts'
import { amountColumn, type FilteredList, within } from './list.ts'

const rangeStarts = sql.join(
  priceRanges.map(({ from }) => sql`${from}::bigint`),
  sql`, `,
)

/**
 * How many products each choice would leave. One pass over the variants finds for each product whether one of them meets all that is asked,
 * and with which values it would be listed: those of its variants that meet what the other facets ask, as bits of one number. To count
 * each product once for each value takes many times as long.
 */
export function countQuery(list: FilteredList, { category, price, glaze, size, stock }: Conditions): SQL {
  const yes = sql`true`
  const stocked = stock ? sql`st` : yes
  const listed = stock ? sql`stocked` : sql`hit`
  const asksNothing = !price && !glaze && !size
  return sql`
    with judged as (
      select v.product, v.glaze_place, v.size_place, width_bucket(v.${amountColumn(list)}, array[${rangeStarts}]) as range,
        ${price ?? yes} as pr, ${glaze ?? yes} as g, ${size ?? yes} as s, stock.sku is not null as st
      from catalogue_variants v left join stock on stock.sku = v.sku and ${isAvailable}
      where ${list.category === null ? yes : sql`v.product in (select p.id from catalogue_products p where ${within(list)})`}
      -- Not to be worked out anew for each sum below.
      offset 0
    ),
    offered as (
      select product as id, bool_or(pr and g and s) as hit, bool_or(pr and g and s and st) as stocked,
        bit_or(1::bigint << range) filter (where g and s and ${stocked}) as ranges,
        bit_or(1::bigint << glaze_place) filter (where pr and s and ${stocked}) as with_glazes,
        bit_or(1::bigint << size_place) filter (where pr and g and ${stocked}) as with_sizes
      from judged where pr::int + g::int + s::int >= 2 group by product
    ),
    listed as materialized (
      select p.category_slug, p.category_title, p.glazes, p.sizes, coalesce(hit, ${asksNothing}) as hit,
        coalesce(stocked, false) as stocked, ranges, with_glazes, with_sizes, ${category ?? yes} as c
      from catalogue_products p left join offered using (id) where ${within(list)}
    )
    select 'total' as facet, '' as key, '' as label, count(*) from listed where c and ${listed}
    union all select 'stock', '', '', count(*) from listed where c and stocked
    union all ${sql.join(
      priceRanges.map(
        ({ key }, at) =>
          sql`select 'price', ${key}, '', count(*) from listed where c and ranges & ${1 << (at + 1)}::bigint <> 0`,
      ),
      sql` union all `,
    )}
    union all ${eachValue('glaze', sql`glazes`, sql`with_glazes`)}
    union all ${eachValue('size', sql`sizes`, sql`with_sizes`)}
    union all (select 'category', category_slug, max(category_title), count(*) filter (where ${listed})
      from listed where category_slug is not null and ${list.category === null} group by category_slug order by 3)`
}

/** Many products have the same values: these are taken apart once for all of them. */
function eachValue(facet: ChoiceFacet, values: SQL, bits: SQL): SQL {
  return sql`select ${facet}, value, value, sum(case when bits >> place::int & 1 = 1 then count else 0 end)::bigint
    from (select ${values} as list, ${bits} as bits, count(*) from listed where c group by ${values}, ${bits}) alike,
      unnest(list) with ordinality as its(value, place) group by value`
}
