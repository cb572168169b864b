import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { helpPages } from '../shop-frame/help-links.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './help-index.module.css'

interface HelpIndexProps {
  market: Market
  /** The page that one is on: it does not lead to itself. */
  without?: string
  heading?: 'h2' | 'h3'
}

/** Every help page with what it answers. */
export function HelpIndex({ market, without, heading: Heading = 'h2' }: HelpIndexProps) {
  const pages = helpPages().filter(({ slug }) => slug !== without)
  return (
    <ul className={`wrap ${styles.list}`}>
      {pages.map(({ slug, title, description }) => (
        <li key={slug} className={styles.entry}>
          <Heading className={styles.title}>
            <ShopLink market={market} path={routePath('help', slug)} className={styles.link}>
              {title}
            </ShopLink>
          </Heading>
          <p className={styles.description}>{description}</p>
        </li>
      ))}
    </ul>
  )
}
