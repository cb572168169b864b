import { choiceKey } from '#lib/catalog/choice-key.ts'
import { noFilter, sortings } from '#lib/catalog/filter.ts'
import { filterQuery } from '#lib/catalog/filter-address.ts'
import { priceRanges } from '#lib/catalog/price-ranges.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pageOfList, pathOf, routePath } from '#sanity/routes.ts'
import { chance } from '#scripts/seed/chance.ts'
import { forms } from '#scripts/seed/names.ts'
import { glazes } from '../../../seed/source/glazes.ts'

/** Paths that shoppers ask for, by what they look for there. The same products make the same questions. */
export interface ShopperAsks {
  /** Pages of lists after the first, which a build draws; each once. */
  listing: string[]
  facets: string[]
  search: string[]
  suggestions: string[]
}

/** Words that stand in few products and in many, several of them, such as are mistyped, and such as stand nowhere. */
const questions = [
  ...['mug', 'celadon', 'quiet kelp bowl', 'rockpool celadon mug', 'periwinkle', 'teapot', 'tea', 'slate'],
  ...[
    'glaze',
    'large',
    'delivery',
    'sampire',
    'lughthouse plate',
    'harbour jug',
    'bicycle',
    'stonewear bowls',
  ],
  ...['the wheel', 'small', 'number', 'low gannet sacuer', 'GEN-00417', 'tall heron bottle turf tenmoku'],
]

const glazeKeys = Object.values(glazes).map(choiceKey)
const sizeKeys = [...new Set(forms.flatMap(({ sizes }) => sizes.map(({ label }) => choiceKey(label))))]
const categories = [...new Set(forms.map(({ category }) => category))]

/**
 * @param products in the shop.
 * @param count of each kind; fewer pages of lists where there are not so many.
 */
export function shopperAsks(products: number, count: number): ShopperAsks {
  const random = chance(products)
  const drawn = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const some = <T>(from: readonly T[], share: number) => from.filter(() => random() < share)
  const times = (ask: () => string) => Array.from({ length: count }, ask)
  const lastPage = Math.ceil(products / listingSize)
  const pageOf = (last: number) => 1 + Math.floor(random() * Math.max(1, last))

  const lists = [routePath('products'), ...categories.map((slug) => pathOf('category', slug))]
  const pages = lists.flatMap((path, at) =>
    Array.from({ length: (at === 0 ? lastPage : Math.floor(lastPage / lists.length)) - 1 }, (_, page) =>
      pageOfList(path, page + 2),
    ),
  )
  const shuffled = pages.map((path) => ({ path, at: random() })).toSorted((a, b) => a.at - b.at)

  return {
    listing: shuffled.slice(0, count).map(({ path }) => path),
    facets: times(() => {
      const query = filterQuery({
        category: random() < 0.3 ? some(categories, 0.4) : [],
        price: random() < 0.4 ? some(priceRanges, 0.4).map(({ key }) => key) : [],
        glaze: random() < 0.5 ? some(glazeKeys, 0.3) : [],
        size: random() < 0.3 ? some(sizeKeys, 0.3) : [],
        inStock: random() < 0.4,
        sort: drawn(sortings.filter((sort) => sort !== noFilter.sort)),
        page: random() < 0.5 ? 1 : pageOf(3),
      })
      return (random() < 0.7 ? routePath('products') : pathOf('category', drawn(categories))) + query
    }),
    search: times(() => {
      const query = new URLSearchParams({ q: drawn(questions) })
      if (random() < 0.4) query.set('kind', 'product')
      if (query.has('kind') && random() < 0.5) query.set('page', String(pageOf(3)))
      return `${routePath('search')}?${query}`
    }),
    suggestions: times(() => {
      const question = drawn(questions)
      const typed = question.slice(0, 1 + Math.floor(random() * question.length))
      return `/api/suggestions?${new URLSearchParams({ q: typed })}`
    }),
  }
}
