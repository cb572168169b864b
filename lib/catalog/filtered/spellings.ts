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
  if (facet === 'category')
    return sql`select distinct 'category' as facet, p.category_slug as value from catalogue_products p
      where ${within(list)} and p.category_slug is not null and ${list.category === null}`
  const column = facet === 'glaze' ? sql`p.glazes` : sql`p.sizes`
  return sql`select distinct ${facet} as facet, value
    from (select distinct ${column} as list from catalogue_products p where ${within(list)}) alike, unnest(list) value`
}

export function knownIn(spellings: Record<SpelledFacet, Spellings>): KnownChoices {
  return {
    category: new Set(spellings.category.keys()),
    price: new Set(priceRanges.map(({ key }) => key)),
    glaze: new Set(spellings.glaze.keys()),
    size: new Set(spellings.size.keys()),
  }
}
