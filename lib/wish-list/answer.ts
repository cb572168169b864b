import { defaultMarket, type Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import type { ItemName } from './change.ts'

export const wishListOutcomes = [
  'added',
  'removed',
  'shared',
  'unshared',
  'full',
  'gone',
  'invalid',
  'unavailable',
] as const

/** What came of a request, for the page that a plain form is led to. */
export type WishListOutcome = (typeof wishListOutcomes)[number]

/** Leads a browser to the list, which says what came of the form; `item` is what a removal can be undone with. */
export function redirectToWishList(
  outcome: WishListOutcome,
  market: Market = defaultMarket,
  item?: ItemName,
): Response {
  const said = new URLSearchParams({ outcome, ...item })
  return new Response(null, {
    status: 303,
    headers: {
      location: `${publicPath(market, routePath('wishList'))}?${said}`,
      'cache-control': 'no-store',
    },
  })
}
