import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { helpPages } from '../shop-frame/help-links.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './help-index.module.css'

/** Every help page with what it answers. */
export function HelpIndex({ market }: { market: Market }) {
  return (
    <ul className={`wrap ${styles.list}`}>
      {helpPages().map(({ slug, title, description }) => (
        <li key={slug} className={styles.entry}>
          <h2 className={styles.title}>
            <ShopLink market={market} path={routePath('help', slug)} className={styles.link}>
              {title}
            </ShopLink>
          </h2>
          <p className={styles.description}>{description}</p>
        </li>
      ))}
    </ul>
  )
}
