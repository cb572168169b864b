import type { Dependency, FacetName, Lack, Listing, PageType } from './dependency.ts'

/** How many featured products and how many articles the home page shows. */
export const homeProducts = 8
export const homeArticles = 3
/** How many others of its category stand on a product's page, and how many articles that mention it. */
export const relatedProducts = 4
export const mentioningArticles = 3
/** How many others an article leads on to, the latest; and among how many they are, for the article itself may be one of these. */
export const moreArticles = 3
export const latestArticles = 4

/** How many products stand on one page of a list: whole rows of two, three and four. */
export const listingSize = 12
/** A list of more products does not count what can be chosen in it: its pages would each read all of them, and change with each. */
export const mostCounted = 300

/** Products by title, in pages. */
export const pagesOfProducts = (of: 'all' | 'subject'): Listing => {
  return { of, order: [{ field: 'title', direction: 'asc' }], pageSize: listingSize }
}

/** How many there are, and what there is to choose from. */
export const productChoices = (of: 'all' | 'subject'): Dependency => ({
  type: 'product',
  kind: 'listing',
  facet: 'productChoices',
  list: { of, order: [], pageSize: listingSize, onEveryPage: true },
  reason: 'Every page of the list counts its products and names their glazes and sizes.',
})

/** How many of them there are of each choice. */
export const productCounts = (of: 'all' | 'subject'): Dependency => ({
  type: 'product',
  kind: 'listing',
  facet: 'productCounts',
  list: { of, order: [], pageSize: listingSize, onEveryPage: true, upTo: mostCounted },
  reason: 'Every page of the list says how many of its products there are of each choice.',
})

const onEveryPage = (facet: FacetName, what: string): Dependency => {
  return { type: 'settings', kind: 'layout', facet, reason: `${what} stands on every page.` }
}

const ledTo = (type: PageType): Dependency => {
  return { type, kind: 'navigation', facet: 'address', reason: 'The navigation on every page leads to it.' }
}

/** What every page has around it. */
export const frame: readonly Dependency[] = [
  onEveryPage('shopName', 'The name of the shop'),
  onEveryPage('tagline', 'The tagline'),
  onEveryPage('navigation', 'The navigation'),
  onEveryPage('announcement', 'The announcement'),
  ...(['product', 'category', 'article', 'author', 'page'] as const).map(ledTo),
]

const words: Record<Lack | 'title', { facet: FacetName; reason: string }> = {
  title: { facet: 'seoTitle', reason: "It has no title of its own and takes the shop's." },
  description: {
    facet: 'seoDescription',
    reason: "It has no description of its own and takes the shop's.",
  },
  picture: { facet: 'sharePicture', reason: "It has no picture of its own and is shared with the shop's." },
}

/** A page that never has such words or a picture of its own. */
export const without = (...lacks: (Lack | 'title')[]): Dependency[] =>
  lacks.map((lack) => ({ type: 'settings', kind: 'fallback', lack: null, ...words[lack] }))

/** A page whose subject may lack them. */
export const unlessGiven = (...lacks: Lack[]): Dependency[] =>
  lacks.map((lack) => ({ type: 'settings', kind: 'fallback', lack, ...words[lack] }))

/** Stock as a product card tells it. */
export const cardStock: Dependency = {
  type: 'inventoryItem',
  kind: 'stock',
  on: 'cards',
  reason: 'A product card says when the product is sold out.',
}

/** The cards of products that stand in a text. */
export const embeddedProducts: readonly Dependency[] = [
  { type: 'product', kind: 'embedding', facet: 'productCard', reason: 'The text shows the card of it.' },
  cardStock,
]
