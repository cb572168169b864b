import { notFound, permanentRedirect } from 'next/navigation'
import { pageNumber } from '#lib/catalog/page-number.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'

/**
 * The number of a further page of a list, from two. The first has the list's own address and leads there; what is no number ends in the 404 page, before
 * anything is read for it.
 */
export function furtherPage(market: Market, path: string, text: string): number {
  const page = pageNumber(text)
  if (page === undefined) notFound()
  if (page === 1) permanentRedirect(publicPath(market, path))
  return page
}
