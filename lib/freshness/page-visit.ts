import { type Market, markets } from '#lib/market/markets.ts'
import { publicPath, renderedPath } from '#lib/market/paths.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** One page that a change touches, as it is planned and then looked at. Part of the ledger. */
export interface PageVisit {
  /** The path that Next renders and `revalidatePath` takes: `/en-eu/products/luna-mug`. */
  renderedPath: string
  /** The path a shopper asks for: `/products/luna-mug`. */
  publicPath: string
  expected: 'present' | 'gone'
  /** `mark`: the page says when it read the CMS. `answer`: a file cannot; that it was answered after the invalidation is enough. */
  proof: 'mark' | 'answer'
  reasons: string[]
  /** ISO moment at which the page was seen fresh; absent until then. */
  seenAt?: string
}

/** The visits of a plan: its pages in every market, and its files. */
export function visitsOf({ pages, files }: Pick<Plan, 'pages' | 'files'>): PageVisit[] {
  return [
    ...pages.flatMap((page) => markets.map((market) => visitIn(market, page))),
    ...files.map(({ path, expected, reasons }): PageVisit => {
      return { renderedPath: path, publicPath: path, expected, proof: 'answer', reasons }
    }),
  ]
}

/** The visit of a page in one market. */
export function visitIn(
  market: Market,
  { path, expected, reasons }: Pick<PlannedPage, 'path' | 'expected' | 'reasons'>,
): PageVisit {
  return {
    renderedPath: renderedPath(market, path),
    publicPath: publicPath(market, path),
    expected,
    proof: 'mark',
    reasons,
  }
}
