import { z } from 'zod'
import type { FilteredList } from '#lib/catalog/filtered/list.ts'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { readFiltered } from '#lib/catalog/read-filtered.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { logger } from '#lib/log/logger.ts'
import { productCardSchema } from './product-card.ts'

const cards = lenientList(productCardSchema)
export type Filtered = Awaited<ReturnType<typeof loadFiltered>>

/** What a query string leaves of a list; undefined when the database does not answer, which takes filters away and nothing else. */
export async function loadFiltered(list: FilteredList, values: QueryValues) {
  try {
    const { cards: found, ...rest } = await readFiltered(list, values)
    return { ...rest, products: cards.parse(z.array(z.unknown()).parse(found)) }
  } catch (error) {
    logger.error('A filtered list could not be read', { error })
    return undefined
  }
}
