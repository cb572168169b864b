import type { ContentType, Dependency } from '#sanity/registry/dependency.ts'
import { files as fileRoutes } from '#sanity/registry/files.ts'
import { type Route, routes } from '#sanity/registry/routes.ts'
import { routesDependingOn } from '#sanity/routes.ts'
import type { Referrers } from './referrers.ts'
import { onFurtherPages } from './rules/further-pages.ts'
import { listing } from './rules/listing.ts'
import { reference } from './rules/reference.ts'
import { mention, related } from './rules/related.ts'
import type { Step, Touch } from './rules/rule.ts'
import { fallback, layout, navigation } from './rules/settings.ts'
import { stockRule } from './rules/stock.ts'
import { subject } from './rules/subject.ts'
import { variantTouches } from './rules/variants.ts'
import { type PlanSnapshot, versionOf } from './version.ts'

/** A document went from one version to the next. `before` null: it is new; `after` null: it is gone. */
export interface PageChange {
  id: string
  type: ContentType
  before: PlanSnapshot | null
  after: PlanSnapshot | null
}

/** A page in one market. */
export interface PlannedPage {
  /** Without the market. A pattern (`/help/[slug]`) stands for all pages of its route. */
  path: string
  market: string
  expected: 'present' | 'gone'
  /** Where the page of a document that moved leads, as a shopper's browser is told; only with `gone`. */
  leadsTo?: string
  reasons: string[]
}

/** A file that names pages and exists once for all markets. */
export type PlannedFile = Pick<PlannedPage, 'path' | 'expected' | 'reasons'>

export interface Plan {
  /** Why every page is touched; empty when only `pages` are. */
  everyPage: string[]
  pages: PlannedPage[]
  files: PlannedFile[]
}

/**
 * The pages that look different after one step of a document, each with its reasons, by what the route registry declares. The document's own page comes
 * first: it is what the editor looks at.
 */
export function planChange({ id, type, before, after }: PageChange, referrers: Referrers): Plan {
  const step: Step = { id, before: versionOf(id, before), after: versionOf(id, after), referrers }
  const everyPage: string[] = []
  const touches: Touch[] = []
  for (const { route, because } of routesDependingOn(type)) {
    for (const dependency of because) {
      if (standsEverywhere(dependency, step)) everyPage.push(dependency.reason)
      touches.push(...withVariants(route, touchedBy(route, dependency, step), step))
    }
  }
  const hasAddress = (before?.slug ?? after?.slug ?? null) !== null
  const files = fileRoutes
    .filter(({ lists }) => hasAddress && lists.some((listed) => listed === type))
    .map(({ path, reason }): PlannedFile => ({ path, expected: 'present', reasons: [reason] }))
  return { everyPage: [...new Set(everyPage)], pages: merge(touches), files }
}

/** The pages that look different when available stock of a sku crosses zero. */
export function planCrossing(sku: string, referrers: Referrers): Plan {
  const touches = routesDependingOn('inventoryItem').flatMap(({ route, because }) =>
    because.flatMap((dependency) =>
      dependency.kind === 'stock'
        ? withVariants(route, stockRule(route, dependency, sku, referrers), nowhere(referrers))
        : [],
    ),
  )
  return { everyPage: [], pages: merge(touches), files: [] }
}

/** With the pages of variants, where a route has them. */
function withVariants({ id }: Route, touches: Touch[], { before, after, referrers }: Step): Touch[] {
  if (!routes.some(({ variantsOf }) => variantsOf === id)) return touches
  return [...touches, ...variantTouches(touches, [before, after], referrers)]
}

const nowhere = (referrers: Referrers): Step => ({ id: '', before: null, after: null, referrers })

function standsEverywhere(dependency: Dependency, step: Step): boolean {
  if (dependency.kind === 'layout') return layout(dependency, step)
  return dependency.kind === 'navigation' && navigation(dependency, step)
}

function touchedBy(route: Route, dependency: Dependency, step: Step): Touch[] {
  switch (dependency.kind) {
    case 'subject':
      return onFurtherPages(route, subject(route, dependency, step), step)
    case 'listing':
      return listing(route, dependency, step)
    case 'related':
      return related(route, dependency, step)
    case 'mention':
      return mention(route, dependency, step)
    case 'naming':
    case 'embedding':
      return reference(route, dependency, step)
    case 'fallback':
      return onFurtherPages(route, fallback(route, dependency, step), step)
    default:
      return []
  }
}

function merge(touches: readonly Touch[]): PlannedPage[] {
  const pages = new Map<string, PlannedPage>()
  for (const { path, market, reason, gone } of touches.toSorted(ownFirst)) {
    const key = `${market.id} ${path}`
    const page = pages.get(key)
    if (page) {
      if (!page.reasons.includes(reason)) page.reasons.push(reason)
      continue
    }
    pages.set(key, {
      path,
      market: market.id,
      expected: gone ? 'gone' : 'present',
      ...(gone?.leadsTo ? { leadsTo: gone.leadsTo } : {}),
      reasons: [reason],
    })
  }
  return [...pages.values()]
}

function ownFirst(a: Touch, b: Touch): number {
  return rankOf(a) - rankOf(b)
}

/** What is there now before what is gone: it is what an editor waits for. */
function rankOf({ own, gone }: Touch): number {
  if (gone) return 2
  return own ? 0 : 1
}
