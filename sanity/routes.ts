import type { ContentType, Dependency, PageType } from './registry/dependency.ts'
import { type Route, type RouteId, routes } from './registry/routes.ts'

const parameter = /\[\w+\]/

/** The declaration of one route. */
export function routeOf(id: RouteId): Route {
  const found = routes.find((route) => route.id === id)
  if (!found) throw new Error(`No route "${id}" in the registry. Declare it in sanity/registry/routes.ts.`)
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
  if (!found) throw new Error(`No route shows "${type}". Declare one in sanity/registry/routes.ts.`)
  return found
}

/** Whether documents of this type have a page of their own. */
export function hasPage(type: string | null | undefined): type is PageType {
  return routes.some((route) => route.shows !== null && route.shows === type)
}

/** Whether the route has a page for each value of a parameter. */
export function takesValue({ pattern }: Route): boolean {
  return parameter.test(pattern)
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
