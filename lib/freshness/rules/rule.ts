import type { Market } from '#lib/market/markets.ts'
import type { DependencyKind, DependencyOf, PageType } from '#sanity/registry/dependency.ts'
import type { Route } from '#sanity/registry/routes.ts'
import type { Referrers } from '../referrers.ts'
import type { Version } from '../version.ts'

/** A step of one document: from one version to the next. */
export interface Step {
  id: string
  before: Version | null
  after: Version | null
  referrers: Referrers
}

/** A page that a change touches, in one market. */
export interface Touch {
  /** Without the market. A pattern stands for all pages of its route. */
  path: string
  market: Market
  reason: string
  /** It is the document's own page. */
  own?: boolean
  /** What differs there is not of the page's own product: its variants' pages do not show it. */
  aside?: boolean
  /** The page should not be there any more; `leadsTo` is the path where its document is now. */
  gone?: { leadsTo: string | null }
}

/** Which pages of a route a step touches through one of its dependencies. */
export type Rule<Kind extends DependencyKind> = (
  route: Route,
  dependency: DependencyOf<Kind>,
  step: Step,
) => Touch[]

export function isShownBy(route: Route): route is Route & { shows: PageType } {
  return route.shows !== null
}
