import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { database, type Executor } from '#lib/db/client.ts'
import type { Market } from '#lib/market/markets.ts'
import { choiceKey } from './choice-key.ts'
import { type CountedValue, type Facets, facetsOf } from './facets.ts'
import type { CatalogueFilter } from './filter.ts'
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
  const spellings = choosesWords(values) ? await readSpellings(list, db) : nothingSpelled
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
  const isNamed = facet === 'category' || facet === 'price'
  return { facet: facet as CountedValue['facet'], ...(isNamed ? { key } : {}), label, count }
}

type SpelledFacet = 'glaze' | 'size' | 'category'
const nothingSpelled = { glaze: new Map(), size: new Map(), category: new Map() }

/** Prices, stock and sorting are known without a look at the products. */
function choosesWords(values: QueryValues): boolean {
  return (['glaze', 'size', 'category'] as const).some((facet) => values[facet])
}

async function readSpellings(list: FilteredList, db: Executor): Promise<Record<SpelledFacet, Spellings>> {
  const { rows } = await db.execute(sql`
    select distinct 'glaze' as facet, value from catalogue_products p, unnest(p.glazes) value where ${within(list)}
    union all
    select distinct 'size', value from catalogue_products p, unnest(p.sizes) value where ${within(list)}
    union all
    select distinct 'category', p.category_slug from catalogue_products p
    where ${within(list)} and p.category_slug is not null and ${list.category === null}`)
  const found = textRows.parse(rows)
  const of = (facet: string, keyOf: (value: string) => string): Spellings =>
    Map.groupBy(
      found.filter((row) => row.facet === facet).map(({ value }) => value),
      keyOf,
    )
  return { glaze: of('glaze', choiceKey), size: of('size', choiceKey), category: of('category', choiceKey) }
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
  const starts = sql.join(
    priceRanges.map(({ from }) => sql`${from}::bigint`),
    sql`, `,
  )
  return sql`
    with stocked as materialized (
      select distinct p.document_id from catalogue_products p
      cross join unnest(p.skus) as carried(sku) join stock on stock.sku = carried.sku
      where ${within(list)} and ${isAvailable}
    ), judged as materialized (
      select p.category_slug, p.category_title, p.glazes, p.sizes,
        width_bucket(${amountIn(list)}, array[${starts}]) as range,
        stocked.document_id is not null as is_stocked, (not ${stock} or stocked.document_id is not null) as st,
        ${category} as c, ${price} as pr, ${glaze} as g, ${size} as s
      from catalogue_products p left join stocked on stocked.document_id = p.document_id
      where ${within(list)}
    )
    select found.facet, found.key, '' as label, found.count from (
      select array[
        count(*) filter (where c and pr and g and s and st),
        count(*) filter (where c and pr and g and s and is_stocked),
        ${sql.join(
          priceRanges.map((_, at) => sql`count(*) filter (where c and g and s and st and range = ${at + 1})`),
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
    union all select 'glaze', value, value, count(*) filter (where c and pr and s and st)
      from judged, unnest(glazes) value group by value
    union all select 'size', value, value, count(*) filter (where c and pr and g and st)
      from judged, unnest(sizes) value group by value
    union all (select 'category', category_slug, max(category_title), count(*) filter (where pr and g and s and st)
      from judged where category_slug is not null and ${list.category === null} group by category_slug order by 3)`
}

function pageQuery(list: FilteredList, conditions: Conditions, { sort, page }: CatalogueFilter): SQL {
  const { category, price, glaze, size, stock } = conditions
  const inStock = sql`exists (select 1 from stock where stock.sku = any(p.skus) and ${isAvailable})`
  const amount = amountIn(list)
  const byTitle = sql`p.title collate "C", p.document_id collate "C"`
  const orders = {
    name: byTitle,
    price: sql`${amount} asc nulls last, ${byTitle}`,
    'price-down': sql`${amount} desc nulls last, ${byTitle}`,
    newest: sql`p.published_at desc, ${byTitle}`,
  }
  return sql`select p.card from catalogue_products p
    where ${within(list)} and ${category} and ${price} and ${glaze} and ${size} and ${stock ? inStock : sql`true`}
    order by ${orders[sort]} limit ${list.size} offset ${(page - 1) * list.size}`
}

/** The formula of lib/stock/available.ts. */
const isAvailable = sql`stock.removed_at is null
  and stock.on_hand - stock.held - (stock.sold_here - stock.sold_in_document) > 0`

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
