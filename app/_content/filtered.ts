import { z } from 'zod'
import type { FilteredList } from '#lib/catalog/filtered/list.ts'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { type FilteredCard, readFiltered } from '#lib/catalog/read-filtered.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { plainText } from '#lib/content/text.ts'
import { logger } from '#lib/log/logger.ts'
import { isBlank, named, standInFor } from './named.ts'
import { optionalPicture } from './picture.ts'
import { type ProductCardContent, productCardFields } from './product-card.ts'

const cardSchema = named(
  'product',
  productCardFields.extend({
    /** The variants that have a picture of their own. */
    looks: lenientList(z.object({ sku: plainText, image: optionalPicture })),
  }),
)

export type Filtered = Awaited<ReturnType<typeof loadFiltered>>

/** What a query string leaves of a list; undefined when the database does not answer, which takes filters away and nothing else. */
export async function loadFiltered(list: FilteredList, values: QueryValues) {
  try {
    const { cards, facets, ...rest } = await readFiltered(list, values)
    const category = facets.category.map((choice) => ({
      ...choice,
      label: isBlank(choice.label) ? standInFor('category') : choice.label,
    }))
    return { ...rest, facets: { ...facets, category }, products: cards.flatMap(productOf) }
  } catch (error) {
    logger.error('A filtered list could not be read', { error })
    return undefined
  }
}

/** A card that shows, and leads to, the variant for which it is listed. One that cannot be read is left out. */
function productOf({ card, sku }: FilteredCard): ProductCardContent[] {
  const { data } = cardSchema.safeParse(card)
  if (!data) return []
  const { looks, ...product } = data
  if (sku === null) return [product]
  const own = looks.find((look) => look.sku === sku)?.image
  return [{ ...product, chosen: sku, ...(own && { image: own, second: undefined }) }]
}
