import type { Market } from '#lib/market/markets.ts'
import { formatPrice, type PriceReading } from '#lib/market/money.ts'
import styles from './price.module.css'

/** What a thing costs; with the former price struck out when there is a true one. */
export function PriceText({ reading, market }: { reading: PriceReading; market: Market }) {
  if (reading.state === 'unpriced') return <span className={styles.missing}>Price on request</span>
  const { price, compareAt } = reading
  return (
    <span className={styles.price}>
      {compareAt ? <span className="visually-hidden">Now </span> : null}
      <span>{formatPrice(price, market.locale)}</span>
      {compareAt ? (
        <>
          <span className="visually-hidden">, before </span>
          <s className={styles.before}>{formatPrice(compareAt, market.locale)}</s>
        </>
      ) : null}
    </span>
  )
}
