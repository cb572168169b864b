import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { database, type Executor } from '#lib/db/client.ts'
import type { Market } from '#lib/market/markets.ts'
import { choiceKey } from './choice-key.ts'
import { type CountedValue, type Facets, facetsOf } from './facets.ts'
import type { CatalogueFilter, ChoiceFacet, Sorting } from './filter.ts'
import { type FilterReading, type KnownChoices, parseFilter, type QueryValues } from './parse-filter.ts'
import { type PriceRange, priceRanges } from './price-ranges.ts'

/** A list that is filtered: all products, or those of one category. */
export interface FilteredList {
  /** Slug of the category; null for all products. */
  category: string | null
  market: Market
  /** Products on a page. */
  size: number
}

export interface FilteredProducts extends FilterReading {
  /** Cards as the lake answered them when the product last changed, of the page that was asked for. */
  cards: unknown[]
  /** How many products the filter leaves, on all pages. */
  count: number
  facets: Facets
}

/** Values of glazes and sizes as products have them, by their key in an address. */
type Spellings = ReadonlyMap<string, readonly string[]>

const textRows = z.array(z.object({ facet: z.string(), value: z.string() }))
const countRows = z.array(
  z.object({ facet: z.string(), key: z.string(), label: z.string(), count: z.coerce.number() }),
)
const cardRows = z.array(z.object({ card: z.unknown() }))

/**
 * The products that a query string asks for, with all that can be chosen beside them. A page beyond the last has no cards.
 *
 * @throws the database's error.
 */
export async function readFiltered(
  list: FilteredList,
  values: QueryValues,
  db: Executor = database(),
): Promise<FilteredProducts> {
  const spellings = await readSpellings(list, values, db)
  const reading = parseFilter(values, knownIn(spellings))
  const conditions = conditionsOf(reading.filter, list, spellings)
  const [{ rows: counted }, { rows: found }] = await Promise.all([
    db.execute(countQuery(list, conditions)),
    db.execute(pageQuery(list, conditions, reading.filter)),
  ])
  const counts = countRows.parse(counted)
  const numberOf = (facet: string) => counts.find((row) => row.facet === facet)?.count ?? 0
  const choices = counts.filter(({ facet }) => facet !== 'total' && facet !== 'stock')
  return {
    ...reading,
    cards: cardRows.parse(found).map(({ card }) => card),
    count: numberOf('total'),
    facets: facetsOf(choices.map(asCounted), numberOf('stock')),
  }
}

function asCounted({ facet, key, label, count }: z.output<typeof countRows>[number]): CountedValue {
  if (facet === 'category') return { facet, key: choiceKey(key), label, count }
  return { facet: facet as CountedValue['facet'], ...(facet === 'price' ? { key } : {}), label, count }
}

const spelledFacets = ['glaze', 'size', 'category'] as const
type SpelledFacet = (typeof spelledFacets)[number]

/** Of the facets that are asked for, how their values are written. Prices, stock and sorting are known without a look at the products. */
async function readSpellings(
  list: FilteredList,
  values: QueryValues,
  db: Executor,
): Promise<Record<SpelledFacet, Spellings>> {
  const asked = spelledFacets.filter((facet) => values[facet])
  if (asked.length === 0) return { glaze: new Map(), size: new Map(), category: new Map() }
  const { rows } = await db.execute(
    sql.join(
      asked.map((facet) => spellingsOf(facet, list)),
      sql` union all `,
    ),
  )
  const found = textRows.parse(rows)
  const of = (facet: SpelledFacet): Spellings =>
    Map.groupBy(
      found.filter((row) => row.facet === facet).map(({ value }) => value),
      choiceKey,
    )
  return { glaze: of('glaze'), size: of('size'), category: of('category') }
}

function spellingsOf(facet: SpelledFacet, list: FilteredList): SQL {
  if (facet === 'category')
    return sql`select distinct 'category' as facet, p.category_slug as value from catalogue_products p
      where ${within(list)} and p.category_slug is not null and ${list.category === null}`
  const column = facet === 'glaze' ? sql`p.glazes` : sql`p.sizes`
  return sql`select distinct ${facet} as facet, value
    from (select distinct ${column} as list from catalogue_products p where ${within(list)}) alike, unnest(list) value`
}

function knownIn(spellings: Record<SpelledFacet, Spellings>): KnownChoices {
  return {
    category: new Set(spellings.category.keys()),
    price: new Set(priceRanges.map(({ key }) => key)),
    glaze: new Set(spellings.glaze.keys()),
    size: new Set(spellings.size.keys()),
  }
}

/** What is asked of a product, `p`, and what of one of its variants, `v`; what nobody asked is undefined. */
interface Conditions {
  category?: SQL
  price?: SQL
  glaze?: SQL
  size?: SQL
  stock: boolean
}

function conditionsOf(
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

/**
 * How many products each choice would leave. One pass over the variants finds for each product whether one of them meets all that is asked,
 * and with which values it would be listed: those of its variants that meet what the other facets ask, as bits of one number. To count
 * each product once for each value takes many times as long.
 */
function countQuery(list: FilteredList, { category, price, glaze, size, stock }: Conditions): SQL {
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

function pageQuery(list: FilteredList, conditions: Conditions, { sort, page }: CatalogueFilter): SQL {
  const { category, price, glaze, size, stock } = conditions
  const ofVariant = [price, glaze, size, stock ? isAvailable : undefined].filter((one) => one !== undefined)
  const oneOfItsVariants =
    ofVariant.length > 0
      ? sql`p.id in (select v.product from catalogue_variants v ${stock ? sql`join stock on stock.sku = v.sku` : sql``}
          where ${sql.join(ofVariant, sql` and `)})`
      : sql`true`
  return sql`select p.card from catalogue_products p
    where ${within(list)} and ${category ?? sql`true`} and ${oneOfItsVariants}
    order by ${orderOf(sort, list)} limit ${list.size} offset ${(page - 1) * list.size}`
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

/** The formula of lib/stock/available.ts, in the words of the index `stock_available`. */
const isAvailable = sql`stock.removed_at is null
  and stock.on_hand - stock.held - (stock.sold_here - stock.sold_in_document) > 0`

const rangeStarts = sql.join(
  priceRanges.map(({ from }) => sql`${from}::bigint`),
  sql`, `,
)

function within({ category }: FilteredList): SQL {
  return category === null ? sql`true` : sql`p.category_slug = ${category}`
}

/** Where `catalogue_variants` has the prices of a market. */
function amountColumn({ market }: FilteredList): SQL {
  return sql`${sql.identifier(market.currency.toLowerCase())}`
}

function inRange({ from, to }: PriceRange, list: FilteredList): SQL {
  const amount = sql`v.${amountColumn(list)}`
  return to === null ? sql`${amount} >= ${from}` : sql`(${amount} >= ${from} and ${amount} < ${to})`
}
