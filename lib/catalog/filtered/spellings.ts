import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Executor } from '#lib/db/client.ts'
import { choiceKey } from '../choice-key.ts'
import type { KnownChoices, QueryValues } from '../parse-filter.ts'
import { priceRanges } from '../price-ranges.ts'
import { type FilteredList, within } from './list.ts'

const spelledFacets = ['glaze', 'size', 'category'] as const
export type SpelledFacet = (typeof spelledFacets)[number]

/** Values of glazes and sizes as products have them, by their key in an address. */
export type Spellings = ReadonlyMap<string, readonly string[]>

const textRows = z.array(z.object({ facet: z.string(), value: z.string() }))

/** Of the facets that are asked for, how their values are written. Prices, stock and sorting are known without a look at the products. */
export async function readSpellings(
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
  return sql`select ${facet} as facet, value from (${list.category === null ? inAll(facet) : inCategory(facet, list)}) spelled (value)`
}

/** An index is asked for the first value, and for the next one after each: there are few of them among tens of thousands of variants. */
function inAll(facet: SpelledFacet): SQL {
  const { from, column } = {
    category: { from: sql`catalogue_products where true`, column: sql`category_slug` },
    glaze: { from: sql`catalogue_variants where glaze_place is not null`, column: sql`glaze` },
    size: { from: sql`catalogue_variants where size_place is not null`, column: sql`size` },
  }[facet]
  return sql`with recursive spelled (value) as (
      select min(${column}) from ${from}
      union all select (select min(${column}) from ${from} and ${column} > value) from spelled where value is not null
    ) select value from spelled where value is not null`
}

/** Categories are no choice within one. */
function inCategory(facet: SpelledFacet, list: FilteredList): SQL {
  if (facet === 'category') return sql`select null::text where false`
  const [values, hash] =
    facet === 'glaze' ? [sql`p.glazes`, sql`p.glazes_hash`] : [sql`p.sizes`, sql`p.sizes_hash`]
  return sql`select distinct value
    from (select any_value(${values}) as list from catalogue_products p where ${within(list)} group by ${hash}) alike, unnest(list) value`
}

export function knownIn(spellings: Record<SpelledFacet, Spellings>): KnownChoices {
  return {
    category: new Set(spellings.category.keys()),
    price: new Set(priceRanges.map(({ key }) => key)),
    glaze: new Set(spellings.glaze.keys()),
    size: new Set(spellings.size.keys()),
  }
}
