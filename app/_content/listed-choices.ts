import { stegaClean } from '@sanity/client/stega'
import { z } from 'zod'
import { choiceKey } from '#lib/catalog/choice-key.ts'
import { countChoices } from '#lib/catalog/choices.ts'
import { type CountedValue, type Facets, facetsOf } from '#lib/catalog/facets.ts'
import { variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import type { Market } from '#lib/market/markets.ts'
import { named } from './named.ts'

const values = lenientList(z.string())

/** A product of a list, as far as it is counted there. */
const countedSchema = z.object({
  category: z.string().nullish().catch(null),
  variants: lenientList(variantSchema),
})

/** What the CMS tells of all products of a list, on each of its pages. */
export const listFields = {
  count: z.number().int().nonnegative(),
  glazes: values,
  sizes: values,
  /** All products of the list; nothing of one that is too long to count them. */
  counted: z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list) => list && lenientList(countedSchema).parse(list)),
}

export const categoryNames = lenientList(
  named('category', z.object({ _id: z.string(), title: shownText, slug: z.string() })),
)

interface Listed {
  glazes: readonly string[]
  sizes: readonly string[]
  counted?: readonly z.output<typeof countedSchema>[] | null
  categories?: z.output<typeof categoryNames>
}

/**
 * What can be chosen in a list that is kept. What is in stock is not counted there: that would change with every sale. Of a list that is too long to
 * count, everything that can be chosen is named; of another, categories that would lead to nothing are left out.
 */
export function choicesIn({ glazes, sizes, counted, categories = [] }: Listed, market: Market): Facets {
  const named =
    (facet: 'glaze' | 'size') =>
    (label: string): CountedValue => ({ facet, label: label.trim() })
  const names = [...glazes.map(named('glaze')), ...sizes.map(named('size'))]
  if (!counted) return facetsOf([...categories.map((category) => choiceOf(category)), ...names])
  const products = stegaClean(counted)
  const filled = categories.flatMap((category) => {
    const count = products.filter((product) => product.category === category._id).length
    return count > 0 ? [choiceOf(category, count)] : []
  })
  const counts = countChoices(
    products.map(({ variants }) => variants),
    market,
  )
  return facetsOf([...filled, ...names, ...counts])
}

function choiceOf({ title, slug }: { title: string; slug: string }, count?: number): CountedValue {
  return { facet: 'category', key: choiceKey(slug), label: title, count }
}
