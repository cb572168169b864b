import type { DocumentLocation, DocumentLocationResolvers } from 'sanity/presentation'
import type { ContentType, Listing } from '#sanity/registry/dependency.ts'
import { type Route, routes } from '#sanity/registry/routes.ts'
import { routeOf, routePath, routesDependingOn } from '#sanity/routes.ts'

/** What Presentation reads of a document to say where it is shown. */
export interface Located {
  title?: string
  slug?: string
  featured?: boolean
  /** Of a product: the category that lists it. */
  categorySlug?: string
  categoryTitle?: string
}

const select = {
  title: 'title',
  slug: 'slug.current',
  featured: 'featured',
  categorySlug: 'category.slug.current',
  categoryTitle: 'category.title',
} satisfies Record<keyof Located, string>

/**
 * The pages on which a document is shown, as far as its own fields tell: its page, and the pages that list it. A draft without an address is on none of
 * them, but for the lists that it may come to stand in.
 */
export function locationsOf(type: ContentType, document: Located): DocumentLocation[] {
  return routesDependingOn(type).flatMap(({ route, because }) => {
    if (because.some(({ kind }) => kind === 'subject')) return ownPage(route, document)
    return because.flatMap((dependency) =>
      // What every page of a list tells of a document is not the list that it stands in.
      dependency.kind === 'listing' && !dependency.list.onEveryPage
        ? listPage(route, dependency.list, document)
        : [],
    )
  })
}

function ownPage({ id, title }: Route, document: Located): DocumentLocation[] {
  return document.slug ? [{ title: document.title ?? title, href: routePath(id, document.slug) }] : []
}

function listPage({ id, title }: Route, { of }: Listing, document: Located): DocumentLocation[] {
  if (of === 'featured' && !document.featured) return []
  if (of !== 'subject') return [{ title, href: routePath(id) }]
  const { categorySlug, categoryTitle } = document
  return categorySlug ? [{ title: categoryTitle ?? title, href: routePath(id, categorySlug) }] : []
}

/** Where Presentation finds a document of each type, resolved from the route registry. */
export function presentationLocations(): DocumentLocationResolvers {
  const types = routes.flatMap(({ shows }) => shows ?? [])
  const withPages = types.map((type) => [
    type,
    { select, resolve: (document: Located | null) => ({ locations: locationsOf(type, document ?? {}) }) },
  ])
  return {
    ...Object.fromEntries(withPages),
    settings: {
      message: 'Shown on every page',
      tone: 'caution',
      locations: [{ title: routeOf('home').title, href: routePath('home') }],
    },
    inventoryItem: {
      message: 'Shown on the page of the product that has this SKU',
      tone: 'positive',
    },
  }
}
