import type { Settings } from '#app/_content/settings.ts'
import { frameMessages } from '#app/_messages/frame.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { longestQuery } from '#lib/search/query.ts'
import { routePath } from '#sanity/routes.ts'
import { HeaderSearch } from '../header-search/header-search.tsx'
import { Menu } from '../menu/menu.tsx'
import { ShopLink } from '../shop-link.tsx'
import { CurrentLinks } from './current-links.tsx'
import styles from './header.module.css'
import { Navigation } from './navigation.tsx'

export function Header({ settings, market }: { settings: Settings; market: Market }) {
  const says = messagesIn(market, frameMessages)
  return (
    <header className={styles.header} data-frame>
      <div className={styles.row}>
        <ShopLink market={market} path={routePath('home')} className={styles.name}>
          {settings.name}
        </ShopLink>
        <div className={styles.wide}>
          <Navigation
            settings={settings}
            market={market}
            classes={{ list: styles.list, link: styles.link }}
          />
        </div>
        <div className={styles.search}>
          <HeaderSearch
            action={publicPath(market, routePath('search'))}
            market={market}
            label={says.search}
            hint={says.searchHint}
            submit={says.submit}
            longest={longestQuery}
          />
        </div>
        <ShopLink
          market={market}
          path={routePath('wishList')}
          className={styles.wishList}
          aria-label={says.wishList}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className={styles.icon}>
            <path d="M10 16.8 3.4 10.2a4 4 0 0 1 5.7-5.7l.9.9.9-.9a4 4 0 0 1 5.7 5.7Z" />
          </svg>
        </ShopLink>
        <Menu label={says.menu} close={says.close}>
          <div data-frame>
            <Navigation
              settings={settings}
              market={market}
              classes={{ list: styles.stack, link: styles.stackLink }}
            />
            <CurrentLinks />
          </div>
        </Menu>
      </div>
    </header>
  )
}
