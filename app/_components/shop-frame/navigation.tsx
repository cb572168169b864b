import type { Settings } from '#app/_content/settings.ts'
import { frameMessages } from '#app/_messages/frame.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import { navigationPath } from './navigation-link.ts'

interface NavigationProps {
  settings: Settings
  market: Market
  classes: { list: string | undefined; link: string | undefined }
}

/** The ways that the editors put on every page. */
export function Navigation({ settings, market, classes }: NavigationProps) {
  return (
    <nav aria-label={messagesIn(market, frameMessages).main}>
      <ul className={classes.list}>
        {settings.navigation.map((entry) => {
          const path = navigationPath(entry)
          return path && entry.label ? (
            <li key={entry._key}>
              <ShopLink market={market} path={path} className={classes.link}>
                {entry.label}
              </ShopLink>
            </li>
          ) : null
        })}
      </ul>
    </nav>
  )
}
