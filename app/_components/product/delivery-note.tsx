import type { Variant } from '#lib/catalog/variant.ts'
import type { Market } from '#lib/market/markets.ts'
import { readPrice } from '#lib/market/money.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import styles from './product-article.module.css'

/** How soon a piece is sent; nothing of one that is not offered in the market. */
export function DeliveryNote({ variants, market }: { variants: readonly Variant[]; market: Market }) {
  const isOffered = variants.some((variant) => readPrice(variant, market).state === 'priced')
  if (!isOffered) return null
  return <p className={styles.note}>{messagesIn(market, productMessages).sent}</p>
}
