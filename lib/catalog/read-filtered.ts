import { z } from 'zod'
import { database, type Executor } from '#lib/db/client.ts'
import { choiceKey } from './choice-key.ts'
import { type CountedValue, type Facets, facetsOf } from './facets.ts'
import { conditionsOf } from './filtered/conditions.ts'
import { countQuery } from './filtered/count-query.ts'
import type { FilteredList } from './filtered/list.ts'
import { pageQuery } from './filtered/page-query.ts'
import { knownIn, readSpellings } from './filtered/spellings.ts'
import { type FilterReading, parseFilter, type QueryValues } from './parse-filter.ts'

export interface FilteredCard {
  /** As the lake answered it when the product last changed. */
  card: unknown
  /** Of the variant for which it is listed; null when nothing is asked of variants. */
  sku: string | null
}

export interface FilteredProducts extends FilterReading {
  /** Of the page that was asked for. */
  cards: FilteredCard[]
  /** How many products the filter leaves, on all pages. */
  count: number
  facets: Facets
}

const countRows = z.array(
  z.object({ facet: z.string(), key: z.string(), label: z.string(), count: z.coerce.number() }),
)
const cardRows = z.array(z.object({ card: z.unknown(), sku: z.string().nullable() }))

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
    cards: cardRows.parse(found),
    count: numberOf('total'),
    facets: facetsOf(choices.map(asCounted), numberOf('stock')),
  }
}

function asCounted({ facet, key, label, count }: z.output<typeof countRows>[number]): CountedValue {
  if (facet === 'category') return { facet, key: choiceKey(key), label, count }
  return { facet: facet as CountedValue['facet'], ...(facet === 'price' ? { key } : {}), label, count }
}
