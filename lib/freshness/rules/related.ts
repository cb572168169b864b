import { markets } from '#lib/market/markets.ts'
import type { DependencyOf } from '#sanity/registry/dependency.ts'
import type { Route } from '#sanity/registry/routes.ts'
import { pathOf } from '#sanity/routes.ts'
import { same } from '../facets/same.ts'
import { differs, type Version } from '../version.ts'
import { isShownBy, type Rule, type Step, type Touch } from './rule.ts'

/**
 * The pages of the products that a product follows in its category, as it was or is there. When it comes or leaves, others take or leave their places on
 * these same pages.
 */
export const related: Rule<'related'> = (route, { facet, reason }, step) =>
  step.referrers.categories.flatMap(({ _id, around }) => {
    const [was, is] = [step.before, step.after].map((version) => (version?.category === _id ? version : null))
    const touched = markets.filter((market) =>
      differs(facet, market, was ?? null, is ?? null, step.referrers),
    )
    return (around ?? []).flatMap((neighbour) => pagesOf(route, neighbour, touched, reason))
  })

/** The pages of the products that an article shows, or showed, in its text; or those of its authors. */
export const mention: Rule<'mention'> = (route, { facet, reason }, step) =>
  step.referrers.mentioned.flatMap((subject) => {
    if (subject._type !== route.shows) return []
    const [was, is] = [step.before, step.after].map((version) => naming(version, subject._id))
    const touched = markets.filter((market) => mentionsDiffer(facet, market, was ?? null, is ?? null, step))
    return pagesOf(route, subject, touched, reason)
  })

/** An article without an address is not named; one whose body is not known may name everything. */
function naming(version: Version | null, subject: string): Version | null {
  if (!version || version.slug === null) return null
  return version.refs.includes(subject) ? version : null
}

/** The moment at which it was published decides about its place, and only the day is seen. */
function mentionsDiffer(
  facet: DependencyOf<'mention'>['facet'],
  market: Parameters<typeof differs>[1],
  was: Version | null,
  is: Version | null,
  { referrers }: Step,
): boolean {
  if (differs(facet, market, was, is, referrers)) return true
  return !same(was?.fields?.publishedAt, is?.fields?.publishedAt)
}

function pagesOf(
  route: Route,
  { slug }: { slug: string | null },
  touched: readonly Touch['market'][],
  reason: string,
): Touch[] {
  if (!slug || !isShownBy(route)) return []
  const path = pathOf(route.shows, slug)
  return touched.map((market) => ({ path, market, reason, aside: true }))
}
