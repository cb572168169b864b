import type { Product } from '#app/_content/product.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './whole-piece.module.css'

/** From the page of a variant to that of its product, where what goes with it stands. */
export function WholePiece({ product, market }: { product: Product; market: Market }) {
  const texts = messagesIn(market, productMessages)
  return (
    <p className={`wrap ${styles.way}`}>
      <ShopLink market={market} path={pathOf('product', product.slug)} className="more">
        {texts.wholePiece(product.title)}
      </ShopLink>
    </p>
  )
}
