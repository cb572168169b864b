import { messagesIn } from '#app/_messages/messages.ts'
import { productMessages } from '#app/_messages/product.ts'
import type { Market } from '#lib/market/markets.ts'
import { formatPrice, type PriceReading } from '#lib/market/money.ts'
import styles from './price.module.css'

/** What a thing costs; with the former price struck out when there is a true one. */
export function PriceText({ reading, market }: { reading: PriceReading; market: Market }) {
  const texts = messagesIn(market, productMessages)
  if (reading.state === 'unpriced') return <span className={styles.missing}>{texts.onRequest}</span>
  const { price, compareAt } = reading
  return (
    <span className={styles.price}>
      {compareAt ? <span className="visually-hidden">{texts.now}</span> : null}
      <span>{formatPrice(price, market.locale)}</span>
      {compareAt ? (
        <>
          <span className="visually-hidden">{texts.was}</span>
          <s className={styles.before}>{formatPrice(compareAt, market.locale)}</s>
        </>
      ) : null}
    </span>
  )
}
