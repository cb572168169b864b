import { permanentRedirect } from 'next/navigation'
import { pageNumber } from '#lib/catalog/page-number.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'

/** The number of a further page of a list, from two; undefined for what is no number. The first has the list's own address and leads there. */
export function furtherPage(market: Market, path: string, text: string): number | undefined {
  const page = pageNumber(text)
  if (page === 1) permanentRedirect(publicPath(market, path))
  return page
}
