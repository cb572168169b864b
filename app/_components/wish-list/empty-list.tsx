import type { wishListMessages } from '#app/_messages/wish-list.ts'
import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './empty-list.module.css'

/** What to do with a list that holds nothing. */
export function EmptyList({ market, texts }: { market: Market; texts: typeof wishListMessages.en }) {
  const { title, text, products, journal } = texts.empty
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      <p className={styles.ways}>
        <ShopLink market={market} path={routePath('products')} className="button">
          {products}
        </ShopLink>
        <ShopLink market={market} path={routePath('journal')} className="more">
          {journal}
        </ShopLink>
      </p>
    </div>
  )
}
