import { markets } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'
import { differs } from '../version.ts'
import { isShownBy, type Rule, type Step, type Touch } from './rule.ts'

/**
 * The document's own page, at its address before and after. Of several documents with one address the page shows the one with the lowest id. Pages at
 * older addresses lead to it.
 */
export const subject: Rule<'subject'> = (route, { facet, reason }, step) => {
  if (!isShownBy(route)) return []
  const { before, after, referrers } = step
  const slugs = [...new Set([before?.slug, after?.slug])].filter(isText)
  const own = slugs.flatMap((slug) =>
    markets
      .filter((market) => {
        const was = holderOf(slug, before?.slug === slug, step)
        const is = holderOf(slug, after?.slug === slug, step)
        return was !== is || (was === step.id && differs(facet, market, before, after, referrers))
      })
      .map((market): Touch => {
        const touch = { path: pathOf(route.shows, slug), market, reason, own: true }
        return isHeld(slug, step) ? touch : { ...touch, ...leave(step, route.shows, market.id) }
      }),
  )
  return [...own, ...oldAddresses(route, step, slugs)]
}

function oldAddresses(route: Parameters<typeof subject>[0], step: Step, except: string[]): Touch[] {
  const { before, after, referrers } = step
  if (!isShownBy(route) || before?.slug === after?.slug) return []
  const { shows } = route
  return referrers.oldSlugs
    .filter((slug) => !except.includes(slug) && !isHeld(slug, step))
    .flatMap((slug) =>
      markets.map((market) => ({
        path: pathOf(shows, slug),
        market,
        reason: 'It is an old address of the page, and leads to where the page is.',
        gone: { leadsTo: leadsTo(step, shows, market.id) },
      })),
    )
}

function leave(step: Step, type: Parameters<typeof pathOf>[0], market: string) {
  const to = leadsTo(step, type, market)
  return {
    reason: to ? 'Its document moved to another address.' : 'Its document is gone.',
    gone: { leadsTo: to },
  }
}

function leadsTo({ referrers: { self } }: Step, type: Parameters<typeof pathOf>[0], market: string) {
  const found = markets.find(({ id }) => id === market)
  return found && isText(self?.slug) ? publicPath(found, pathOf(type, self.slug)) : null
}

/** The document that an address shows, among those that have it. */
function holderOf(slug: string, hasIt: boolean, { id, referrers }: Step): string | null {
  const [first] = referrers.others.filter((other) => other.slug === slug)
  if (hasIt && (!first || id < first._id)) return id
  return first?._id ?? null
}

/** Whether the address has a page by now. */
function isHeld(slug: string, { referrers: { self, others } }: Step): boolean {
  return self?.slug === slug || others.some((other) => other.slug === slug)
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string' && value !== ''
}
