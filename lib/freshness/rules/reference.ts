import { markets } from '#lib/market/markets.ts'
import type { DependencyOf } from '#sanity/registry/dependency.ts'
import type { Route } from '#sanity/registry/routes.ts'
import { pathOf } from '#sanity/routes.ts'
import { differs } from '../version.ts'
import { isShownBy, type Step, type Touch } from './rule.ts'

/** The pages of documents that refer to the changed one and show something of it. */
export function reference(
  route: Route,
  { facet, reason }: DependencyOf<'naming' | 'embedding'>,
  { before, after, referrers }: Step,
): Touch[] {
  if (!isShownBy(route)) return []
  const { shows } = route
  const touched = markets.filter((market) => differs(facet, market, before, after, referrers))
  return referrers.referrers
    .filter(({ _type, slug }) => _type === shows && slug)
    .flatMap(({ slug }) => touched.map((market) => ({ path: pathOf(shows, slug ?? ''), market, reason })))
}
