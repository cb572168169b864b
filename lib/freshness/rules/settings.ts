import { defaultMarket, markets } from '#lib/market/markets.ts'
import { settingsId } from '#sanity/registry/settings-id.ts'
import { pathOf, routePath, takesValue } from '#sanity/routes.ts'
import { differs } from '../version.ts'
import { isShownBy, type Rule, type Touch } from './rule.ts'

/** The pages on which the shop's own words or picture stand in place of those that they lack. */
export const fallback: Rule<'fallback'> = (route, { facet, reason, lack }, step) => {
  const { id, before, after, referrers } = step
  if (id !== settingsId) return []
  const touched = markets.filter((market) => differs(facet, market, before, after, referrers))
  const at = (path: string): Touch[] => touched.map((market) => ({ path, market, reason }))
  if (lack && isShownBy(route)) {
    return (referrers.lacking ?? [])
      .filter((document) => document._type === route.shows && !document[lack] && document.slug)
      .flatMap(({ slug }) => at(pathOf(route.shows, slug ?? '')))
  }
  if (!takesValue(route)) return at(route.pattern)
  return Array.isArray(route.values)
    ? route.values.flatMap((value: string) => at(routePath(route.id, value)))
    : at(route.pattern)
}

/** Whether what stands on every page differs. It is the same in every market. */
export const layout = (dependency: Parameters<Rule<'layout'>>[1], step: Parameters<Rule<'layout'>>[2]) =>
  step.id === settingsId && differs(dependency.facet, defaultMarket, step.before, step.after, step.referrers)

/** Whether the navigation of every page leads to the document, and it leads elsewhere now. */
export const navigation = (
  { facet }: Parameters<Rule<'navigation'>>[1],
  { before, after, referrers }: Parameters<Rule<'navigation'>>[2],
) =>
  referrers.referrers.some(({ _id }) => _id === settingsId) &&
  differs(facet, defaultMarket, before, after, referrers)
