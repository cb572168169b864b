import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { database, type Executor } from '#lib/db/client.ts'
import type { Market } from '#lib/market/markets.ts'
import { choiceKey } from './choice-key.ts'
import { type CountedValue, type Facets, facetsOf } from './facets.ts'
import type { CatalogueFilter, ChoiceFacet } from './filter.ts'
import { type FilterReading, type KnownChoices, parseFilter, type QueryValues } from './parse-filter.ts'
import { priceRanges } from './price-ranges.ts'

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

interface Conditions {
  category: SQL
  price: SQL
  glaze: SQL
  size: SQL
  stock: boolean
}

function conditionsOf(
  filter: CatalogueFilter,
  list: FilteredList,
  spellings: Record<SpelledFacet, Spellings>,
): Conditions {
  const written = (facet: SpelledFacet) => filter[facet].flatMap((key) => spellings[facet].get(key) ?? [])
  const ranges = priceRanges
    .filter(({ key }) => filter.price.includes(key))
    .map((range) => inRange(range, list))
  return {
    category: isAmong(sql`p.category_slug`, written('category')),
    price: ranges.length > 0 ? sql`(${sql.join(ranges, sql` or `)})` : sql`true`,
    glaze: overlaps(sql`p.glazes`, written('glaze')),
    size: overlaps(sql`p.sizes`, written('size')),
    stock: filter.inStock,
  }
}

/** One pass over the list: each row knows which facets let it through, and each facet counts those that the others do. */
function countQuery(list: FilteredList, { category, price, glaze, size, stock }: Conditions): SQL {
  const stocked = stock ? sql`st` : sql`true`
  // To look for stock is what takes longest: what two facets keep out is counted by none.
  const passed = sql.join(
    [category, price, glaze, size].map((condition) => sql`(${condition})::int`),
    sql` + `,
  )
  const counts = sql`${passed} >= ${stock ? 3 : 4}`
  const starts = sql.join(
    priceRanges.map(({ from }) => sql`${from}::bigint`),
    sql`, `,
  )
  return sql`
    with judged as materialized (
      select p.category_slug, p.category_title, p.glazes, p.sizes,
        width_bucket(${amountIn(list)}, array[${starts}]) as range,
        case when ${counts} then ${isInStock} else false end as st, ${category} as c, ${price} as pr, ${glaze} as g, ${size} as s
      from catalogue_products p where ${within(list)}
    )
    select found.facet, found.key, '' as label, found.count from (
      select array[
        count(*) filter (where c and pr and g and s and ${stocked}),
        count(*) filter (where c and pr and g and s and st),
        ${sql.join(
          priceRanges.map(
            (_, at) => sql`count(*) filter (where c and g and s and ${stocked} and range = ${at + 1})`,
          ),
          sql`, `,
        )}
      ] as counts from judged
    ) counted, unnest(
      array[${sql.join(
        ['total', 'stock', ...priceRanges.map(() => 'price')].map((facet) => sql`${facet}::text`),
        sql`, `,
      )}],
      array[${sql.join(
        ['', 'in', ...priceRanges.map(({ key }) => key)].map((key) => sql`${key}::text`),
        sql`, `,
      )}],
      counted.counts
    ) as found(facet, key, count)
    union all ${eachValue('glaze', sql`glazes`, sql`c and pr and s and ${stocked}`)}
    union all ${eachValue('size', sql`sizes`, sql`c and pr and g and ${stocked}`)}
    union all (select 'category', category_slug, max(category_title), count(*) filter (where pr and g and s and ${stocked})
      from judged where category_slug is not null and ${list.category === null} group by category_slug order by 3)`
}

/** Many products have the same values: these are taken apart once for all of them. */
function eachValue(facet: ChoiceFacet, column: SQL, condition: SQL): SQL {
  return sql`select ${facet}, value, value, sum(count)::bigint
    from (select ${column} as list, count(*) filter (where ${condition}) from judged group by ${column}) alike,
      unnest(list) value group by value`
}

function pageQuery(list: FilteredList, conditions: Conditions, { sort, page }: CatalogueFilter): SQL {
  const { category, price, glaze, size, stock } = conditions
  const amount = amountIn(list)
  const byTitle = sql`p.title collate "C", p.document_id collate "C"`
  const orders = {
    name: byTitle,
    price: sql`${amount} asc nulls last, ${byTitle}`,
    'price-down': sql`${amount} desc nulls last, ${byTitle}`,
    newest: sql`p.published_at desc, ${byTitle}`,
  }
  return sql`select p.card from catalogue_products p
    where ${within(list)} and ${category} and ${price} and ${glaze} and ${size} and ${stock ? isInStock : sql`true`}
    order by ${orders[sort]} limit ${list.size} offset ${(page - 1) * list.size}`
}

/** The formula of lib/stock/available.ts, in the words of the index `stock_available`. */
const isInStock = sql`exists (select from stock where stock.sku = any(p.skus) and stock.removed_at is null
  and stock.on_hand - stock.held - (stock.sold_here - stock.sold_in_document) > 0)`

function within({ category }: FilteredList): SQL {
  return category === null ? sql`true` : sql`p.category_slug = ${category}`
}

function amountIn({ market }: FilteredList): SQL {
  return sql`(p.prices->>${sql.raw(`'${market.currency}'`)})::bigint`
}

function inRange({ from, to }: { from: number; to: number | null }, list: FilteredList): SQL {
  const amount = amountIn(list)
  return sql`coalesce(${amount} >= ${from}${to === null ? sql`` : sql` and ${amount} < ${to}`}, false)`
}

function isAmong(column: SQL, values: readonly string[]): SQL {
  if (values.length === 0) return sql`true`
  return sql`coalesce(${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}), false)`
}

function overlaps(column: SQL, values: readonly string[]): SQL {
  if (values.length === 0) return sql`true`
  return sql`${column} && array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
