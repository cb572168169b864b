import type { DocumentLocation, DocumentLocationResolvers } from 'sanity/presentation'
import {
  type ContentType,
  hasPage,
  type Route,
  routeOf,
  routePath,
  routesDependingOn,
} from '#sanity/routes.ts'

/**
 * The pages on which a document is shown, as far as its own fields tell: its page, and the pages without a parameter that
 * list it. A draft without an address has only the latter.
 */
export function locationsOf(type: ContentType, title: string | undefined, slug: string | undefined) {
  return routesDependingOn(type).flatMap(({ route, because }) => {
    if (because.some(({ kind }) => kind === 'subject')) return slug ? [ownPage(route, title, slug)] : []
    if (because.some(({ kind }) => kind === 'listing') && route.shows === null) return [listPage(route)]
    return []
  })
}

function ownPage(route: Route, title: string | undefined, slug: string): DocumentLocation {
  return { title: title ?? route.title, href: routePath(route.id, slug) }
}

function listPage(route: Route): DocumentLocation {
  return { title: route.title, href: routePath(route.id) }
}

/** Where Presentation finds a document of each type, resolved from the route registry. */
export function presentationLocations(types: readonly ContentType[]): DocumentLocationResolvers {
  const withPages = types.filter(hasPage).map((type) => [
    type,
    {
      select: { title: 'title', slug: 'slug.current' },
      resolve: (document: Selected | null) => ({
        locations: locationsOf(type, document?.title, document?.slug),
      }),
    },
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

type Selected = { title?: string; slug?: string }
