import { z } from 'zod'
import { readPublished } from '#lib/content/read.ts'
import { slugsQuery } from '#sanity/queries/slugs.ts'
import type { Route, RouteId } from '#sanity/registry/routes.ts'
import { routeOf, takesValue } from '#sanity/routes.ts'
import { helpPages } from '../_components/shop-frame/help-links.ts'

/** A value of a route's parameter; `lastModified` is an ISO moment. */
export interface RouteValue {
  value: string
  lastModified?: string
}

const slugList = z.array(z.object({ _type: z.string(), slug: z.string().min(1), _updatedAt: z.string() }))

/** Whether something is an answer to `slugsQuery`. */
export const areSlugs = (data: unknown) => slugList.safeParse(data).success

/** What fills the parameter of a route among what is published; drafts have no place in a build or a sitemap. */
export async function valuesOf(route: Route): Promise<RouteValue[]> {
  const { shows } = route
  if (shows === null) return valuesInHouse(route)
  const { data } = await readPublished(slugsQuery, { types: [shows] }, undefined, areSlugs)
  return publishedValues(data, shows)
}

/** What fills it without the CMS. */
export function valuesInHouse({ values }: Route): RouteValue[] {
  if (values === 'help')
    return helpPages().map(({ slug, updatedAt }) => ({ value: slug, lastModified: updatedAt }))
  return (values ?? []).map((value) => ({ value }))
}

/** The addresses of documents of one type in the answer to `slugsQuery`, each once. */
export function publishedValues(data: unknown, type: string): RouteValue[] {
  const ofType = slugList.parse(data).filter(({ _type }) => _type === type)
  const lastModified = new Map(ofType.map(({ slug, _updatedAt }) => [slug, _updatedAt]))
  return [...lastModified].map(([value, at]) => ({ value, lastModified: at }))
}

/** The static params of a route's page, beside its market. */
export async function staticParams(id: RouteId): Promise<Record<string, string>[]> {
  const route = routeOf(id)
  const [, name] = /\[(\w+)\]/.exec(route.pattern) ?? []
  if (!name || !takesValue(route)) throw new Error(`Route "${id}" (${route.pattern}) has no parameter.`)
  return (await valuesOf(route)).map(({ value }) => ({ [name]: value }))
}
