import type { CategoryCardContent } from '#app/_content/category-card.ts'
import { homeMessages } from '#app/_messages/home.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { Picture } from '../picture/picture.tsx'
import { ShopLink } from '../shop-link.tsx'
import styles from './category-index.module.css'

/** The kinds of things made here, as the index of a book. */
export function CategoryIndex({
  categories,
  market,
}: {
  categories: readonly CategoryCardContent[]
  market: Market
}) {
  if (categories.length === 0) return null
  return (
    <section className={`wrap ${styles.section}`} aria-labelledby="kinds">
      <h2 id="kinds" className="visually-hidden">
        {messagesIn(market, homeMessages).kinds}
      </h2>
      <ul className={styles.list}>
        {categories.map((category) => (
          <li key={category._id} className={styles.entry}>
            <h3 className={styles.title}>
              <ShopLink market={market} path={pathOf('category', category.slug)} className={styles.link}>
                {category.title}
              </ShopLink>
            </h3>
            <p className={styles.description}>{category.description}</p>
            <div className={styles.picture}>
              {category.image ? (
                <Picture picture={category.image} sizes="8rem" widest={128} ratio="1" decorative />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
