import type { ContentType, Dependency, PageType } from './registry/dependency.ts'
import { type Route, type RouteId, routes } from './registry/routes.ts'

const parameter = /\[\w+\]/
const parameters = /\[\w+\]/g

/** The declaration of one route. */
export function routeOf(id: RouteId): Route {
  const found = routes.find((route) => route.id === id)
  if (!found) throw new Error(`No route "${id}" in the registry. Declare it in sanity/registry/routes.ts.`)
  return found
}

/** The address of a route, without a market, with a value for each parameter of its pattern, in their order. */
export function routePath(id: RouteId, ...values: string[]): string {
  const { pattern } = routeOf(id)
  const taken = pattern.match(parameters)?.length ?? 0
  if (taken !== values.length) throw new Error(wrongCount(id, pattern, taken))
  let at = 0
  return pattern.replace(parameters, () => encodeURIComponent(values[at++] ?? ''))
}

function wrongCount(id: RouteId, pattern: string, taken: number): string {
  if (taken === 0) return `Route "${id}" (${pattern}) takes no parameter.`
  return `Route "${id}" (${pattern}) needs ${taken === 1 ? 'a value for its parameter' : `${taken} values, one for each parameter`}.`
}

/** The address of a document's own page, without a market: `pathOf('product', 'luna-mug')` is `/products/luna-mug`. */
export function pathOf(type: PageType, slug: string): string {
  return routePath(routeShowing(type).id, slug)
}

/** The path of a page of a list, counted from one: the first stands at the list's own address. */
export function pageOfList(path: string, page: number): string {
  return page === 1 ? path : `${path}/page/${page}`
}

/** The route of pages 2…n of the list on a route. */
export function continuationOf({ id }: Route): Route | undefined {
  return routes.find(({ continues }) => continues === id)
}

/** The route on which a document of this type has its own page. */
export function routeShowing(type: PageType): Route {
  const found = routes.find((route) => route.shows === type)
  if (!found) throw new Error(`No route shows "${type}". Declare one in sanity/registry/routes.ts.`)
  return found
}

/**
 * Slugs that no document of this type can have: pages of another route would stand in the place of some of its own, as `/products/page/2` in that of
 * a variant of a product `page`.
 */
export function reservedSlugs(type: PageType): string[] {
  const { pattern } = routeShowing(type)
  const at = segmentsOf(pattern).length - 1
  const isOwn = (route: Route) => route.pattern === pattern || route.pattern.startsWith(`${pattern}/`)
  const own = routes.filter(isOwn).map((route) => segmentsOf(route.pattern))
  const others = routes.filter((route) => !isOwn(route)).map((route) => segmentsOf(route.pattern))
  const inTheWay = others.filter(
    (other) => !isParameter(other[at]) && own.some((page) => canBeOne(page, other)),
  )
  return [...new Set(inTheWay.flatMap((other) => other[at] ?? []))]
}

/** Whether an address may belong to both patterns. */
function canBeOne(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.length === b.length &&
    a.every((segment, at) => segment === b[at] || isParameter(segment) || isParameter(b[at]))
  )
}

const isParameter = (segment = '') => parameter.test(segment)

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

export interface RouteMatch {
  route: Route
  /** The value of the first parameter; null for a route without one. */
  value: string | null
  /** The values of all parameters, in their order. */
  values: string[]
}

/** The route that a path without a market belongs to; null when no route has it. Of several the one with the fewest parameters, as Next has it. */
export function matchPath(path: string): RouteMatch | null {
  const given = segmentsOf(path)
  const [route] = routes
    .filter(({ pattern }) => fits(segmentsOf(pattern), given))
    .toSorted((a, b) => countParameters(a) - countParameters(b))
  if (!route) return null
  const values = segmentsOf(route.pattern).flatMap((segment, at) =>
    parameter.test(segment) ? [decode(given[at] ?? '')] : [],
  )
  return { route, value: values[0] ?? null, values }
}

function fits(expected: readonly string[], given: readonly string[]): boolean {
  return (
    expected.length === given.length &&
    expected.every((segment, at) => parameter.test(segment) || segment === given[at])
  )
}

function countParameters({ pattern }: Route): number {
  return pattern.match(parameters)?.length ?? 0
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
