import { loadSettings } from '#app/_content/settings.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { navigationPath } from '../shop-frame/navigation-link.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './search-ways.module.css'

/** Ways on for someone who has found nothing, or has not looked yet. */
export async function SearchWays({ market }: { market: Market }) {
  const { ways } = messagesIn(market, searchMessages)
  const { settings } = await loadSettings()
  const known = [
    { path: routePath('products'), label: ways.products },
    ...settings.navigation.map((entry) => ({ path: navigationPath(entry), label: entry.label })),
    { path: routePath('journal'), label: ways.journal },
    { path: routePath('helpIndex'), label: ways.help },
  ]
  const places = new Map(known.flatMap(({ path, label }) => (path && label ? [[path, label]] : [])))
  return (
    <ul className={styles.ways}>
      {[...places].map(([path, label]) => (
        <li key={path}>
          <ShopLink market={market} path={path} className={styles.way}>
            {label}
          </ShopLink>
        </li>
      ))}
    </ul>
  )
}
