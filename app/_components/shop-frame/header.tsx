import type { Settings } from '#app/_content/settings.ts'
import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './header.module.css'
import { navigationPath } from './navigation-link.ts'

export function Header({ settings, market }: { settings: Settings; market: Market }) {
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <ShopLink market={market} path={routePath('home')} className={styles.name}>
          {settings.name}
        </ShopLink>
        <nav className={styles.navigation} aria-label="Main">
          <ul className={styles.list}>
            {settings.navigation.map((entry) => {
              const path = navigationPath(entry)
              return path && entry.label ? (
                <li key={entry._key}>
                  <ShopLink market={market} path={path} className={styles.link}>
                    {entry.label}
                  </ShopLink>
                </li>
              ) : null
            })}
          </ul>
        </nav>
      </div>
    </header>
  )
}
