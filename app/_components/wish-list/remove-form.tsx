import type { Wish } from '#app/_content/wish-list.ts'
import type { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import styles from './remove-form.module.css'
import { WishFields } from './wish-fields.tsx'

interface RemoveFormProps {
  wish: Wish
  market: Market
  texts: typeof wishListMessages.en
}

/** A form in the browser's own hands: the answer is the list without the thing, and a way to put it back. */
export function RemoveForm({ wish, market, texts }: RemoveFormProps) {
  return (
    <form method="post" action="/api/wish-list">
      <WishFields action="remove" product={wish.product} sku={wish.sku} market={market} />
      <button type="submit" className={styles.remove}>
        {texts.remove}
        <span className="visually-hidden"> {texts.ofItem(wish.title, wish.variant)}</span>
      </button>
    </form>
  )
}
