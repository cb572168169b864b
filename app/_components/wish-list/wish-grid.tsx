import type { Wish } from '#app/_content/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { WishCard } from './wish-card.tsx'
import styles from './wish-grid.module.css'

interface WishGridProps {
  wishes: readonly Wish[]
  market: Market
  /** Whether the reader owns the list, and may take things from it. */
  own: boolean
}

/** How many pictures stand on the first screen. */
const eager = 4

export function WishGrid({ wishes, market, own }: WishGridProps) {
  return (
    <ul className={styles.grid}>
      {wishes.map((wish, index) => (
        <li key={`${wish.product} ${wish.sku}`}>
          <WishCard wish={wish} market={market} own={own} eager={index < eager} />
        </li>
      ))}
    </ul>
  )
}
