import type { Wish } from '#app/_content/wish-list.ts'
import type { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { stockState } from '../purchase/stock-state.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './wish-state.module.css'

interface WishStateProps {
  wish: Wish
  market: Market
  texts: typeof wishListMessages.en
}

/** Whether a thing can be had; of what cannot, what can be done about it. */
export function WishState({ wish, market, texts }: WishStateProps) {
  if (wish.state === 'unread') return null
  if (wish.state === 'gone') return <p className={styles.state}>{texts.gone}</p>
  const path = pathOf('product', wish.slug)
  if (wish.state === 'variantGone') {
    return (
      <p className={styles.state}>
        {texts.variantGone}
        <Way market={market} path={path} text={texts.seeWhatIsThere} of={wish.title} />
      </p>
    )
  }
  if (wish.available === undefined) return null
  const state = stockState(wish.available)
  if (state.kind === 'soldOut') {
    return (
      <p className={styles.state}>
        {texts.soldOut}
        <Way market={market} path={path} text={texts.tellMe} of={wish.title} />
      </p>
    )
  }
  return (
    <p className={styles.state} data-stock={state.kind}>
      {state.kind === 'few' ? texts.left(state.count) : texts.inStock}
    </p>
  )
}

function Way({ market, path, text, of }: { market: Market; path: string; text: string; of: string }) {
  return (
    <ShopLink market={market} path={path} className={styles.way}>
      {text}
      <span className="visually-hidden">: {of}</span>
    </ShopLink>
  )
}
