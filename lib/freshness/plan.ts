import {
  type ContentType,
  type Dependency,
  type DependencyKind,
  hasPage,
  type PageType,
  pathOf,
  type Route,
  routesDependingOn,
} from '#sanity/routes.ts'
import type { Referrers } from './referrers.ts'

/** What a document was or is, as far as the plan asks. */
export interface PlanSnapshot {
  slug: string | null
  featured: boolean | null
  /** Id of the category, of a product. */
  category: string | null
}

/** A document changed, or (`inventoryItem`) the availability of its sku crossed zero. */
export interface PageChange {
  type: ContentType
  before: PlanSnapshot | null
  after: PlanSnapshot | null
}

/** A page, by its path without the market. */
export interface PlannedPage {
  path: string
  expected: 'present' | 'gone'
  reasons: string[]
}

export interface Plan {
  /** Why every page is touched; empty when only `pages` are. */
  everyPage: string[]
  pages: PlannedPage[]
  /** Files that name pages and exist once for all markets. */
  files: PlannedPage[]
}

type Touch = { path: string; expected: PlannedPage['expected']; reason: string; own?: boolean }
type Rule = (route: Route, dependency: Dependency, change: PageChange, referrers: Referrers) => Touch[]

/** The pages that a change touches, each with its reasons, by what the route registry declares. */
export function planChange(change: PageChange, referrers: Referrers): Plan {
  const everyPage: string[] = []
  const touches: Touch[] = []
  for (const { route, because } of routesDependingOn(change.type)) {
    for (const dependency of because) {
      if (dependency.kind === 'layout') everyPage.push(dependency.reason)
      else touches.push(...rules[dependency.kind](route, dependency, change, referrers))
    }
  }
  // The document's own page comes first: it is what the editor looks at.
  touches.sort((a, b) => Number(b.own ?? false) - Number(a.own ?? false))
  if (slugMoved(change) && referrers.direct.some(({ _type }) => _type === 'settings')) {
    everyPage.push('The navigation on every page leads to it.')
  }
  const files = hasPage(change.type)
    ? [present('/sitemap.xml', 'The sitemap says when the page changed.')]
    : []
  return { everyPage: [...new Set(everyPage)], pages: merge(touches), files: merge(files) }
}

const rules: Record<Exclude<DependencyKind, 'layout'>, Rule> = {
  subject(route, { reason }, { before, after }, { self }) {
    if (!isShownBy(route)) return []
    const slugs = new Set([before?.slug, after?.slug, self?.slug].filter(isText))
    return [...slugs].map((slug) => {
      const path = pathOf(route.shows, slug)
      if (self?.slug === slug) return { path, expected: 'present', reason, own: true }
      return {
        path,
        expected: 'gone',
        reason: self ? 'Its document moved to another address.' : 'Its document is gone.',
      }
    })
  },

  listing(route, { reason, type }, change, { self, related }) {
    if (route.id === 'category') {
      const before = related.filter(
        ({ _id }) => _id === change.before?.category || _id === change.after?.category,
      )
      return slugsOf([...before, self?.category]).map((slug) => present(pathOf('category', slug), reason))
    }
    if (isShownBy(route)) return []
    if (route.id === 'home' && type === 'product' && !isFeatured(change, self)) return []
    return [present(route.pattern, reason)]
  },

  reference(route, { reason }, _change, { direct, indirect }) {
    return showing(route, reason, direct, [...direct, ...indirect])
  },

  stock(route, { reason }, _change, { direct, indirect }) {
    if (route.id === 'category') {
      return slugsOf(direct.map(({ category }) => category)).map((slug) =>
        present(pathOf('category', slug), reason),
      )
    }
    return showing(route, reason, direct, [...direct, ...indirect])
  },
}

type Document = { _type: string; slug: string | null }
type Product = Document & { featured: boolean | null }

/** The pages of a route that show one of the documents: their own, or a list with cards of products. */
function showing(
  route: Route,
  reason: string,
  direct: readonly Product[],
  all: readonly Document[],
): Touch[] {
  if (isShownBy(route)) {
    const { shows } = route
    return slugsOf(all.filter(({ _type }) => _type === shows)).map((slug) =>
      present(pathOf(shows, slug), reason),
    )
  }
  const cards = direct.filter(({ _type }) => _type === 'product')
  const listed = route.id === 'home' ? cards.filter(({ featured }) => featured) : cards
  return listed.length > 0 ? [present(route.pattern, reason)] : []
}

const present = (path: string, reason: string): Touch => ({ path, expected: 'present', reason })

function slugsOf(documents: readonly ({ slug: string | null } | null | undefined)[]): string[] {
  return [...new Set(documents.map((document) => document?.slug).filter(isText))]
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

function isShownBy(route: Route): route is Route & { shows: PageType } {
  return route.shows !== null
}

function isFeatured({ before, after }: PageChange, self: Referrers['self']): boolean {
  return Boolean(before?.featured || after?.featured || self?.featured)
}

function slugMoved({ type, before, after }: PageChange): boolean {
  return hasPage(type) && before?.slug !== after?.slug
}

function merge(touches: readonly Touch[]): PlannedPage[] {
  const pages = new Map<string, PlannedPage>()
  for (const { path, expected, reason } of touches) {
    const page = pages.get(path)
    if (!page) pages.set(path, { path, expected, reasons: [reason] })
    else if (!page.reasons.includes(reason)) page.reasons.push(reason)
  }
  return [...pages.values()]
}
