import { environment } from '#lib/config/environment.ts'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import { findMarket } from '#lib/market/markets.ts'
import { matchPath } from '#sanity/routes.ts'

/** A page in the ledger, as people know it. */
export interface LedgerPage {
  /** The address that a shopper opens. */
  url: string
  /** Its path: `/en-us/products/luna-mug`. */
  path: string
  /** What an editor calls it: `Product page`. */
  title: string
  /** The market that it is in, as the shop's own switch calls it; null for a file that all markets share. */
  market: string | null
  expected: PageVisit['expected']
  /** Why it shows the document, in words. */
  reasons: string[]
  /** ISO moment at which it was seen fresh; null until then. */
  seen: string | null
}

/** A visited page in the words of the registry and the markets. */
export function ledgerPage(
  { renderedPath, publicPath, expected, reasons, seenAt }: PageVisit,
  siteUrl: string = environment().site.url,
): LedgerPage {
  const [, first = '', ...rest] = renderedPath.split('/')
  const market = findMarket(first)
  const route = market && matchPath(`/${rest.join('/')}`)?.route
  return {
    url: `${siteUrl}${publicPath}`,
    path: publicPath,
    title: route?.title ?? (market ? 'Page' : fileTitle(publicPath)),
    market: market?.label ?? null,
    expected,
    reasons,
    seen: seenAt ?? null,
  }
}

const fileTitle = (path: string) => (path === '/sitemap.xml' ? 'Sitemap' : path.slice(1))
