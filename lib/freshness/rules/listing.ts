import { type Market, markets } from '#lib/market/markets.ts'
import type { DependencyOf } from '#sanity/registry/dependency.ts'
import type { Route } from '#sanity/registry/routes.ts'
import { pathOf } from '#sanity/routes.ts'
import { same } from '../facets/same.ts'
import {
  allProducts,
  everyPageOf,
  isInPages,
  type ListPage,
  type ListState,
  pagesBetween,
} from '../list-pages.ts'
import { differs, type Version } from '../version.ts'
import { compareInList } from './order.ts'
import { isShownBy, type Rule, type Step, type Touch } from './rule.ts'

type Listing = DependencyOf<'listing'>

/**
 * The lists in which the document stands or stood, when what they show of it differs, it came in or left, or it may have changed its place. A change beyond
 * the end of a list touches nothing.
 *
 * The order of two documents can be changed by both at once, each of them finding the other moved already. Where what it is sorted by is not seen on the
 * list, that would go unnoticed; so a change of it counts, whether the place differs or not.
 */
export const listing: Rule<'listing'> = (route, dependency, step) => {
  if (dependency.list.of !== 'subject') {
    return placesOf(route, step).flatMap((path) =>
      touchesOf({ path, list: allProducts }, dependency, step, step.before, step.after),
    )
  }
  return step.referrers.categories.flatMap(({ _id, slug }) => {
    if (!slug || !isShownBy(route)) return []
    const [was, is] = [step.before, step.after].map((version) => (version?.category === _id ? version : null))
    const at = { path: pathOf(route.shows, slug), list: _id }
    return touchesOf(at, dependency, step, was ?? null, is ?? null)
  })
}

/** Where a list of all stands: at the route's address, or on the page of each document that the route shows beside the changed one. */
function placesOf(route: Route, { referrers }: Step): string[] {
  if (!isShownBy(route)) return [route.pattern]
  const { shows } = route
  const siblings = (referrers.siblings ?? []).filter(({ _type }) => _type === shows)
  return siblings.flatMap(({ slug }) => (slug ? [pathOf(shows, slug)] : []))
}

/** Where a list begins, and its key among those that are known. */
interface Place {
  path: string
  list: string
}

function touchesOf(
  at: Place,
  dependency: Listing,
  step: Step,
  before: Version | null,
  after: Version | null,
): Touch[] {
  const was = isListed(before, dependency, step) ? before : null
  const is = isListed(after, dependency, step) ? after : null
  if (!was && !is) return []
  const reason = `${dependency.reason}${wayOf(step, was, is)}`
  const state = step.referrers.lists.get(at.list)
  if (isLeftOut(dependency, state)) return []
  const pages = pagesOf(at.path, dependency, state, was !== null && is !== null)
  return markets
    .filter((market) => changes(market, dependency, step, was, is))
    .flatMap((market) =>
      pages.map(({ path, isBeyond }) => ({
        path,
        market,
        reason,
        ...(isBeyond ? { gone: { leadsTo: null } } : {}),
      })),
    )
}

/** One that comes in or leaves shifts all that follow, and is counted on every page. */
function pagesOf(path: string, { list }: Listing, state: ListState | undefined, stays: boolean): ListPage[] {
  if (!isInPages(list)) return [{ path, isBeyond: false }]
  return stays && !list.onEveryPage ? pagesBetween(path, state) : everyPageOf(path, state)
}

/** What comes in or leaves may make the list long or short enough; that it did is seen by what is shown of it in any case. */
function isLeftOut({ list: { upTo } }: Listing, state: ListState | undefined): boolean {
  return upTo !== undefined && state !== undefined && state.count > upTo
}

function changes(
  market: Market,
  { facet, list }: Listing,
  { referrers }: Step,
  was: Version | null,
  is: Version | null,
): boolean {
  if (differs(facet, market, was, is, referrers)) return true
  return list.order.some(({ field }) => !same(was?.fields?.[field], is?.fields?.[field]))
}

function isListed(version: Version | null, { type, list }: Listing, { id, referrers }: Step): boolean {
  if (!version || version.slug === null || (list.of === 'featured' && !version.featured)) return false
  const { fields } = version
  const { first } = list
  const standing = type === 'product' ? referrers.featured : referrers.latest
  if (first === undefined || fields === null || !standing) return true
  const last = standing.filter(({ _id }) => _id !== id)[first - 1]
  return !last || compareInList({ _id: id, ...fields }, last, list.order) < 0
}

function wayOf(step: Step, was: Version | null, is: Version | null): string {
  if (!was) return step.before ? ' It is new there.' : ''
  return is ? '' : ' It is not among them any more.'
}
