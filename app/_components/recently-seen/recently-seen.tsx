import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import type { Seen } from './seen.ts'
import { SeenList } from './seen-list.tsx'

/** What a shopper looked at before, from the browser's own memory. It is the last thing on a page, so that nothing moves when it comes. */
export function RecentlySeen({ market, here }: { market: Market; here: Seen }) {
  return (
    <SeenList
      title={messagesIn(market, productMessages).recentlySeen}
      base={publicPath(market, routePath('products'))}
      here={here}
    />
  )
}
