import { z } from 'zod'
import { answeredList } from '#lib/content/lenient-list.ts'
import { readPublished } from '#lib/content/read.ts'
import { firstSlugsQuery } from '#sanity/queries/slugs.ts'
import { type Route, type RouteId, routes } from '#sanity/registry/routes.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pageOfList, pathOf, routeOf, routePath, takesValue } from '#sanity/routes.ts'
import { helpPages } from '../_components/shop-frame/help-links.ts'

/** A value of a route's parameter; `lastModified` is an ISO moment. */
export interface RouteValue {
  value: string
  lastModified?: string
  /** Ids of the image assets that its page shows first. */
  pictures?: readonly string[]
}

const listed = z.object({
  _id: z.string(),
  _type: z.string(),
  slug: z.string(),
  _updatedAt: z.string(),
  /** Id of its category, of a product. */
  category: z.string().nullish(),
  /** Ids of image assets; what an editor left empty is null. */
  pictures: z
    .array(z.string().nullable())
    .nullish()
    .catch(null)
    .transform((ids) => ids?.filter((id) => id !== null) ?? []),
})

/** A document whose address was left empty has no page; the others have theirs. */
const slugList = z.array(listed).transform((documents) => documents.filter(({ slug }) => slug !== ''))

/** So many of a route's pages are drawn by a build, and the others when they are first asked for: a larger shop takes no longer to build. */
const mostInBuild = 48

const slugTexts = answeredList(z.string().min(1))
const areSlugTexts = (data: unknown) => slugTexts.safeParse(data).success

/** Whether something is an answer to `slugsQuery`. */
export const areSlugs = (data: unknown) => slugList.safeParse(data).success

/** What fills the parameter of a route in a build: the first of what is published, and no drafts. */
async function valuesInBuild(route: Route): Promise<string[]> {
  if (route.shows === null) return valuesInHouse(route).map(({ value }) => value)
  const params = { type: route.shows, most: mostInBuild }
  const { data } = await readPublished(firstSlugsQuery, params, undefined, areSlugTexts)
  return [...new Set(slugTexts.parse(data))]
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
  const bySlug = new Map(ofType.map((document) => [document.slug, document]))
  return [...bySlug].map(([value, { _updatedAt, pictures }]) => ({
    value,
    lastModified: _updatedAt,
    pictures,
  }))
}

/** The pages 2…n of lists, by their paths without a market, as far as what is published fills them. */
export function furtherPages(data: unknown, of: 'products' | 'category'): string[] {
  const documents = slugList.parse(data)
  const products = documents.filter(({ _type }) => _type === 'product')
  if (of === 'products') return pagesAfterFirst(routePath('products'), products.length)
  const categories = new Map(
    documents
      .filter(({ _type }) => _type === 'category')
      .toSorted((a, b) => (a._id < b._id ? 1 : -1))
      .map(({ slug, _id }) => [slug, _id]),
  )
  const counts = Map.groupBy(products, ({ category }) => category)
  return [...categories].flatMap(([slug, id]) =>
    pagesAfterFirst(pathOf('category', slug), counts.get(id)?.length ?? 0),
  )
}

/**
 * When something last changed of what a page without a document of its own shows: an ISO moment, or undefined where it shows none of what `slugsQuery`
 * answers.
 */
export function latestChange(route: Route, data: unknown): string | undefined {
  const types = new Set<string>(route.dependsOn.map(({ type }) => type))
  const documents = slugList.parse(data).filter(({ _type }) => types.has(_type))
  const ownPages = routes.filter(
    ({ values, pattern }) => values === 'help' && pattern.startsWith(`${route.pattern}/`),
  )
  const moments = [
    ...documents.map(({ _updatedAt }) => _updatedAt),
    ...ownPages.flatMap(valuesInHouse).flatMap(({ lastModified }) => lastModified ?? []),
  ]
  return moments.toSorted().at(-1)
}

function pagesAfterFirst(path: string, count: number): string[] {
  const last = Math.ceil(count / listingSize)
  return Array.from({ length: Math.max(0, last - 1) }, (_, at) => pageOfList(path, at + 2))
}

/** The static params of a route's page, beside its market. */
export async function staticParams(id: RouteId): Promise<Record<string, string>[]> {
  const route = routeOf(id)
  const [, name] = /\[(\w+)\]/.exec(route.pattern) ?? []
  if (!name || !takesValue(route)) throw new Error(`Route "${id}" (${route.pattern}) has no parameter.`)
  return (await valuesInBuild(route)).map((value) => ({ [name]: value }))
}
