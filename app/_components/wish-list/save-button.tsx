import { stegaClean } from '@sanity/client/stega'
import { messagesIn } from '#app/_messages/messages.ts'
import { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import { SaveForm } from './save-form.tsx'

interface SaveButtonProps {
  market: Market
  /** Id of the product's document. */
  product: string
  /** The variant that is wanted; left out for the product as such. */
  sku?: string
}

/** Puts a product on the wish list. It is drawn the same for everyone, and works without JavaScript. */
export function SaveButton({ market, product, sku = '' }: SaveButtonProps) {
  return (
    <SaveForm
      market={market.id}
      product={product}
      sku={stegaClean(sku)}
      list={publicPath(market, routePath('wishList'))}
      texts={messagesIn(market, wishListMessages).button}
    />
  )
}
