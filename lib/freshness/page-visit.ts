import { findMarket, type Market, markets } from '#lib/market/markets.ts'
import { publicPath, renderedPath } from '#lib/market/paths.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** One page that a change touches, as it is planned and then looked at. Part of the ledger. */
export interface PageVisit {
  /** The path that Next renders and `revalidatePath` takes: `/en-eu/products/luna-mug`. */
  renderedPath: string
  /** The path a shopper asks for: `/products/luna-mug`. */
  publicPath: string
  expected: 'present' | 'gone'
  /** Where a page that is gone leads, as a browser is told: to the address at which its document is now. */
  leadsTo?: string
  /** `mark`: the page says when it read the CMS. `answer`: a file cannot; that it was answered after the invalidation is enough. */
  proof: 'mark' | 'answer'
  reasons: string[]
  /** ISO moment at which the page was seen fresh; absent until then. */
  seenAt?: string
}

/** The visits of a plan: its pages, and its files. */
export function visitsOf({ pages, files }: Pick<Plan, 'pages' | 'files'>): PageVisit[] {
  return [
    ...pages.flatMap((page) => {
      const market = findMarket(page.market)
      return market ? [visitIn(market, page)] : []
    }),
    ...files.map(({ path, expected, reasons }): PageVisit => {
      return { renderedPath: path, publicPath: path, expected, proof: 'answer', reasons }
    }),
  ]
}

/** The visit of a page in one market. */
export function visitIn(
  market: Market,
  { path, expected, leadsTo, reasons }: Omit<PlannedPage, 'market'>,
): PageVisit {
  return {
    renderedPath: renderedPath(market, path),
    publicPath: publicPath(market, path),
    expected,
    ...(leadsTo ? { leadsTo } : {}),
    proof: 'mark',
    reasons,
  }
}

/**
 * The visit of a page or file by the path that Next renders. Whether it still stands is not known: `gone` takes a page that is not there, and one that
 * is fresh.
 */
export function visitOf(rendered: string, reasons: string[]): PageVisit {
  const market = markets.find(({ id }) => rendered === `/${id}` || rendered.startsWith(`/${id}/`))
  if (market) {
    const path = rendered.slice(market.id.length + 1) || '/'
    return visitIn(market, { path, expected: 'gone', reasons })
  }
  return { renderedPath: rendered, publicPath: rendered, expected: 'gone', proof: 'answer', reasons }
}
