import { z } from 'zod'
import { choiceKey } from '#lib/catalog/choice-key.ts'
import { type CountedValue, type Facets, facetsOf } from '#lib/catalog/facets.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'

const values = lenientList(z.string())

/** What the CMS tells of all products of a list, on each of its pages. */
export const listFields = {
  count: z.number().int().nonnegative(),
  glazes: values,
  sizes: values,
}

export const categoryNames = lenientList(z.object({ title: shownText, slug: z.string() }))

interface Listed {
  glazes: readonly string[]
  sizes: readonly string[]
  categories?: readonly { title: string; slug: string }[]
}

/** What can be chosen in a list that is kept. Counts would change with every sale; the filtered list has them. */
export function choicesIn({ glazes, sizes, categories = [] }: Listed): Facets {
  const named =
    (facet: 'glaze' | 'size') =>
    (label: string): CountedValue => ({ facet, label: label.trim() })
  return facetsOf([
    ...categories.map(
      ({ title, slug }): CountedValue => ({ facet: 'category', key: choiceKey(slug), label: title }),
    ),
    ...glazes.map(named('glaze')),
    ...sizes.map(named('size')),
  ])
}
