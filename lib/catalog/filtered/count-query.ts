import { type SQL, sql } from 'drizzle-orm'
import { priceRanges } from '../price-ranges.ts'
import { type Conditions, isAvailable } from './conditions.ts'
import { amountColumn, type FilteredList, within } from './list.ts'

const variantFacets = ['price', 'glaze', 'size'] as const
/** A facet that is asked of one variant, beside its stock. */
type VariantFacet = (typeof variantFacets)[number]

/** How `judged` says whether a variant meets what is asked of a facet. */
const meets: Record<VariantFacet, SQL> = {
  price: sql`meets_price`,
  glaze: sql`meets_glaze`,
  size: sql`meets_size`,
}

const rangeBits = priceRanges.map(({ from }, at) => `when amount >= ${from} then ${2 << at}`).toReversed()

/** The place of a variant's value as a bit: of its price among the ranges, of others among the values of its product; from 1. */
const bitOf: Record<VariantFacet, SQL> = {
  price: sql.raw(`case ${rangeBits.join(' ')} end`),
  glaze: sql`1::bigint << glaze_place`,
  size: sql`1::bigint << size_place`,
}

/** By which columns a row of `alike` is not grouped, in the words of `grouping()`. */
const groupedBy = { numbers: sql`3`, glazes: sql`5`, sizes: sql`6` }

/**
 * How many products each choice would leave. One pass over the variants finds for each product whether one of them meets all that is asked,
 * and with which values it would be listed: those of its variants that meet what the other facets ask, as bits of one number. One pass over
 * the products counts those together that are alike. To count each product once for each value takes many times as long.
 */
export function countQuery(list: FilteredList, conditions: Conditions): SQL {
  const number = (facet: string, key: string, counted: SQL) =>
    sql`select ${facet} as facet, ${key} as key, '' as label, coalesce(sum(products) filter (where ${counted}), 0) as count
      from alike where grouped_by = ${groupedBy.numbers}`
  const ranges = priceRanges.map(({ key }, at) =>
    number('price', key, sql`in_ranges & ${sql.raw(String(2 << at))} <> 0`),
  )
  return sql`
    with judged as (${judgedVariants(list, conditions)}),
    offered as (${offeredProducts(conditions)}),
    alike as materialized (${alikeProducts(list, conditions)})
    ${sql.join([number('total', '', sql`hit`), number('stock', '', sql`in_stock`), ...ranges], sql` union all `)}
    union all select case grouped_by when ${groupedBy.glazes} then 'glaze' else 'size' end, value, value,
        coalesce(sum(products) filter (where bits >> place & 1 = 1), 0)
      from (select grouped_by, bits, products, unnest(list) as value, generate_subscripts(list, 1) as place
        from alike where grouped_by <> ${groupedBy.numbers} and products > 0) each group by grouped_by, value
    union all select 'category', category_slug, max(category_title), coalesce(sum(in_all_categories) filter (where hit), 0)
      from alike where grouped_by = ${groupedBy.numbers} and category_slug is not null and ${list.category === null} group by category_slug
    order by label, key`
}

/** The variants of the list, with what they meet. */
function judgedVariants(list: FilteredList, conditions: Conditions): SQL {
  const asked = askedOf(conditions)
  const judgements = asked.map((facet) => sql`, ${conditions[facet]} as ${meets[facet]}`)
  // `offset` keeps PostgreSQL from working a judgement out anew wherever it is used.
  return sql`select v.product as id, v.sku, v.glaze_place, v.size_place, v.${amountColumn(list)} as amount${sql.join(judgements)}
    from catalogue_variants v
    where ${list.category === null ? sql`true` : sql`v.product in (select p.id from catalogue_products p where ${within(list)})`}
    ${asked.length > 0 ? sql`offset 0` : sql``}`
}

/** The products of which a variant counts somewhere. */
function offeredProducts(conditions: Conditions): SQL {
  const { stock } = conditions
  const asked = askedOf(conditions)
  const bits = (facet: VariantFacet) => {
    const others = asked.filter((other) => other !== facet)
    return sql`bit_or(${bitOf[facet]})${others.length > 0 ? sql` filter (where ${allOf(others)})` : sql``}`
  }
  return sql`select id, bool_or(${allOf(asked)}) as hit, bool_or(${allOf(asked)}${stock ? sql`` : sql` and stock.sku is not null`}) as in_stock,
      ${bits('price')} as in_ranges, ${bits('glaze')} as with_glazes, ${bits('size')} as with_sizes
    from judged ${stock ? sql`` : sql`left`} join stock on stock.sku = judged.sku and ${isAvailable}
    where ${countsSomewhere(conditions)} group by id`
}

/** A variant that fails in two facets counts in none. */
function countsSomewhere(conditions: Conditions): SQL {
  const asked = askedOf(conditions)
  if (asked.some((facet) => countsWhole(facet, conditions))) return allOf(asked)
  if (asked.length < 2) return sql`true`
  const met = asked.map((facet) => sql`${meets[facet]}::int`)
  return sql`${sql.join(met, sql` + `)} >= ${sql.raw(String(asked.length - 1))}`
}

/** Products that are alike, by what is counted of them: once by all but their values, once by their glazes, once by their sizes. */
function alikeProducts(list: FilteredList, conditions: Conditions): SQL {
  const { category = sql`true`, stock } = conditions
  const asksNothing = askedOf(conditions).length === 0 && !stock
  const glazes = countsWhole('glaze', conditions) ? sql`-1::bigint` : sql`with_glazes`
  const sizes = countsWhole('size', conditions) ? sql`-1::bigint` : sql`with_sizes`
  return sql`select grouping(category_slug, glazes_hash, sizes_hash) as grouped_by,
      category_slug, max(category_title) as category_title, hit, in_stock, in_ranges,
      case grouping(glazes_hash) when 0 then any_value(glazes) else any_value(sizes) end as list,
      case grouping(glazes_hash) when 0 then with_glazes else with_sizes end as bits,
      (count(*) filter (where asked))::int as products, count(*)::int as in_all_categories
    from (select p.category_slug, p.category_title, p.glazes, p.sizes, p.glazes_hash, p.sizes_hash, ${category} as asked,
        ${asksNothing ? sql`true` : sql`hit`} as hit, in_stock, in_ranges, ${glazes} as with_glazes, ${sizes} as with_sizes
      from catalogue_products p left join offered using (id) where ${within(list)}) listed
    group by grouping sets ((category_slug, hit, in_stock, in_ranges), (glazes_hash, with_glazes), (sizes_hash, with_sizes))`
}

/** Whether each product counts for all values of a facet that it has, because nothing else is asked of its variants. Its price ranges stand nowhere but in them. */
function countsWhole(facet: VariantFacet, conditions: Conditions): boolean {
  return facet !== 'price' && !conditions.stock && askedOf(conditions).every((asked) => asked === facet)
}

function askedOf(conditions: Conditions): VariantFacet[] {
  return variantFacets.filter((facet) => conditions[facet])
}

/** Whether a variant meets what is asked of some facets. */
function allOf(facets: readonly VariantFacet[]): SQL {
  if (facets.length === 0) return sql`true`
  const conditions = facets.map((facet) => meets[facet])
  return sql.join(conditions, sql` and `)
}
