import type { Wish } from '#app/_content/wish-list.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { Picture } from '../picture/picture.tsx'
import { PriceText } from '../price.tsx'
import { ShopLink } from '../shop-link.tsx'
import { RemoveForm } from './remove-form.tsx'
import styles from './wish-card.module.css'
import { WishState } from './wish-state.tsx'

interface WishCardProps {
  wish: Wish
  market: Market
  own: boolean
  eager: boolean
}

const widest = 360
const sizes = '(min-width: 64rem) 22vw, (min-width: 40rem) 30vw, 7rem'

/** A thing on a wish list, as it is today. */
export function WishCard({ wish, market, own, eager }: WishCardProps) {
  const texts = messagesIn(market, wishListMessages)
  const picture = 'picture' in wish ? wish.picture : undefined
  return (
    <article className={styles.card} data-state={wish.state}>
      <div className={styles.picture}>
        {picture ? (
          <Picture picture={picture} sizes={sizes} widest={widest} ratio="4 / 5" eager={eager} decorative />
        ) : (
          <span className={styles.empty} />
        )}
      </div>
      <div className={styles.text}>
        <h2 className={styles.title}>
          {wish.state === 'gone' ? (
            wish.title
          ) : (
            <ShopLink market={market} path={pathOf('product', wish.slug)} className={styles.link}>
              {wish.title}
            </ShopLink>
          )}
        </h2>
        {wish.variant ? <p className={styles.variant}>{wish.variant}</p> : null}
        {wish.state === 'there' ? (
          <p className={styles.price}>
            {wish.hasDearer ? `${messagesIn(market, searchMessages).from} ` : ''}
            <PriceText reading={wish.price} market={market} />
          </p>
        ) : null}
        <WishState wish={wish} market={market} texts={texts} />
        {own ? <RemoveForm wish={wish} market={market} texts={texts} /> : null}
      </div>
    </article>
  )
}
