import { notFound } from 'next/navigation'
import { drawing } from '#app/_content/drawing.ts'
import { findMarket, type Market, markets } from '#lib/market/markets.ts'

export type MarketParams = Promise<{ market: string }>
export type VariantParams = Promise<{ market: string; slug: string; variant: string }>
export type SlugParams = Promise<{ market: string; slug: string }>

/** The market of an address; a segment that names none ends in the 404 page. */
export async function marketOf(params: MarketParams): Promise<Market> {
  const market = findMarket((await params).market)
  if (!market) notFound()
  drawing().market = market
  return market
}

export function marketParams(): { market: string }[] {
  return markets.map(({ id }) => ({ market: id }))
}
