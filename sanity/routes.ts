/** The documents that have a page of their own. */
export type PageType = 'product' | 'category' | 'article' | 'page'

/** Every document type that a page can depend on. */
export type ContentType = PageType | 'settings' | 'inventoryItem'

/**
 * Why a page changes with a document of a type.
 *
 * - `subject`: the document whose slug is in the address.
 * - `listing`: any document of the type may stand in a list on the page.
 * - `reference`: a document that the page shows refers to it.
 * - `stock`: it counts a sku that the page shows.
 * - `layout`: it stands on every page.
 */
export type DependencyKind = 'subject' | 'listing' | 'reference' | 'stock' | 'layout'

export type Dependency = { type: ContentType; kind: DependencyKind; reason: string }

export type Route = {
  id: RouteId
  /** Path without a market; a parameter stands in brackets, as in Next. */
  pattern: string
  /** What an editor calls the page. */
  title: string
  /** The type whose document fills the parameter, or null for a page that is not a document's. */
  shows: PageType | null
  dependsOn: readonly Dependency[]
  /** Kept out of search engines and the sitemap. */
  noindex?: true
}

export type RouteId =
  | 'home'
  | 'products'
  | 'product'
  | 'category'
  | 'journal'
  | 'article'
  | 'page'
  | 'helpIndex'
  | 'help'
  | 'alertResult'

const layout: Dependency = {
  type: 'settings',
  kind: 'layout',
  reason: 'Name, navigation and announcement stand on every page.',
}

const cards: readonly Dependency[] = [
  { type: 'inventoryItem', kind: 'stock', reason: 'A product card says when the product is sold out.' },
]

const embeddedProducts: readonly Dependency[] = [
  { type: 'product', kind: 'reference', reason: 'The text shows the cards of products.' },
  ...cards,
]

/** The registry: what each page of the shop shows, and what it depends on. Add a page here before you add it to app/. */
export const routes: readonly Route[] = [
  {
    id: 'home',
    pattern: '/',
    title: 'Home page',
    shows: null,
    dependsOn: [
      { type: 'product', kind: 'listing', reason: 'The home page lists featured products.' },
      { type: 'category', kind: 'listing', reason: 'The home page lists every category.' },
      { type: 'article', kind: 'listing', reason: 'The home page lists the latest articles.' },
      ...cards,
      layout,
    ],
  },
  {
    id: 'products',
    pattern: '/products',
    title: 'All products',
    shows: null,
    dependsOn: [
      { type: 'product', kind: 'listing', reason: 'The page lists every product.' },
      ...cards,
      layout,
    ],
  },
  {
    id: 'product',
    pattern: '/products/[slug]',
    title: 'Product page',
    shows: 'product',
    dependsOn: [
      { type: 'product', kind: 'subject', reason: 'It is the page of this product.' },
      { type: 'category', kind: 'reference', reason: 'The page names the category of its product.' },
      { type: 'inventoryItem', kind: 'stock', reason: 'The page says which variants are sold out.' },
      layout,
    ],
  },
  {
    id: 'category',
    pattern: '/categories/[slug]',
    title: 'Category page',
    shows: 'category',
    dependsOn: [
      { type: 'category', kind: 'subject', reason: 'It is the page of this category.' },
      { type: 'product', kind: 'listing', reason: 'The page lists the products of its category.' },
      { type: 'inventoryItem', kind: 'stock', reason: 'A product card says when the product is sold out.' },
      layout,
    ],
  },
  {
    id: 'journal',
    pattern: '/journal',
    title: 'Journal',
    shows: null,
    dependsOn: [{ type: 'article', kind: 'listing', reason: 'The journal lists every article.' }, layout],
  },
  {
    id: 'article',
    pattern: '/journal/[slug]',
    title: 'Article page',
    shows: 'article',
    dependsOn: [
      { type: 'article', kind: 'subject', reason: 'It is the page of this article.' },
      ...embeddedProducts,
      layout,
    ],
  },
  {
    id: 'page',
    pattern: '/pages/[slug]',
    title: 'Page',
    shows: 'page',
    dependsOn: [{ type: 'page', kind: 'subject', reason: 'It is this page.' }, ...embeddedProducts, layout],
  },
  { id: 'helpIndex', pattern: '/help', title: 'Help', shows: null, dependsOn: [layout] },
  { id: 'help', pattern: '/help/[slug]', title: 'Help page', shows: null, dependsOn: [layout] },
  {
    id: 'alertResult',
    pattern: '/alerts/[result]',
    title: 'Answer to a stock alert',
    shows: null,
    dependsOn: [layout],
    noindex: true,
  },
]

const parameter = /\[\w+\]/

/** The declaration of one route. */
export function routeOf(id: RouteId): Route {
  const found = routes.find((route) => route.id === id)
  if (!found) throw new Error(`No route "${id}" in the registry. Declare it in sanity/routes.ts.`)
  return found
}

/** The address of a route, without a market; its parameter is needed exactly where the pattern has one. */
export function routePath(id: RouteId, value?: string): string {
  const { pattern } = routeOf(id)
  const takesOne = parameter.test(pattern)
  if (takesOne !== (value !== undefined)) {
    throw new Error(
      `Route "${id}" (${pattern}) ${takesOne ? 'needs a value for its parameter' : 'takes no parameter'}.`,
    )
  }
  return value === undefined ? pattern : pattern.replace(parameter, encodeURIComponent(value))
}

/** The address of a document's own page, without a market: `pathOf('product', 'luna-mug')` is `/products/luna-mug`. */
export function pathOf(type: PageType, slug: string): string {
  return routePath(routeShowing(type).id, slug)
}

/** The route on which a document of this type has its own page. */
export function routeShowing(type: PageType): Route {
  const found = routes.find((route) => route.shows === type)
  if (!found) throw new Error(`No route shows "${type}". Declare one in sanity/routes.ts.`)
  return found
}

/** Whether documents of this type have a page of their own. */
export function hasPage(type: string | null | undefined): type is PageType {
  return routes.some((route) => route.shows !== null && route.shows === type)
}

/** The routes that can change with a document of this type, each with the dependencies that say why. */
export function routesDependingOn(type: ContentType): { route: Route; because: Dependency[] }[] {
  return routes
    .map((route) => ({ route, because: route.dependsOn.filter((dependency) => dependency.type === type) }))
    .filter(({ because }) => because.length > 0)
}

/** The route that a path without a market belongs to, with the value of its parameter; null when no route has it. */
export function matchPath(path: string): { route: Route; value: string | null } | null {
  const given = segmentsOf(path)
  for (const route of routes) {
    const expected = segmentsOf(route.pattern)
    if (expected.length !== given.length) continue
    if (expected.every((segment, index) => parameter.test(segment) || segment === given[index])) {
      const at = expected.findIndex((segment) => parameter.test(segment))
      return { route, value: at < 0 ? null : decode(given[at] ?? '') }
    }
  }
  return null
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
