import { stegaClean } from '@sanity/client/stega'
import type { Settings } from '#app/_content/settings.ts'
import { frameMessages } from '#app/_messages/frame.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { type Market, markets } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './footer.module.css'
import { helpLinks } from './help-links.ts'

export function Footer({ settings, market }: { settings: Settings; market: Market }) {
  const says = messagesIn(market, frameMessages)
  return (
    <footer className={styles.footer}>
      <div className={`wrap ${styles.columns}`}>
        <p className={styles.tagline}>{settings.tagline}</p>
        <nav aria-label={says.shop} data-frame>
          <ul className={styles.list}>
            <li>
              <ShopLink market={market} path={routePath('products')} className={styles.link}>
                {says.products}
              </ShopLink>
            </li>
            <li>
              <ShopLink market={market} path={routePath('journal')} className={styles.link}>
                {says.journal}
              </ShopLink>
            </li>
          </ul>
        </nav>
        <nav aria-label={says.help} data-frame>
          <ul className={styles.list}>
            {helpLinks().map(({ path, title }) => (
              <li key={path}>
                <ShopLink market={market} path={path} className={styles.link}>
                  {title}
                </ShopLink>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={says.markets}>
          <ul className={styles.list}>
            {markets.map((other) => (
              <li key={other.id}>
                <ShopLink
                  market={other}
                  path={routePath('home')}
                  className={styles.link}
                  aria-current={other.id === market.id ? 'true' : undefined}
                >
                  {other.label}
                </ShopLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <p className={styles.name} data-name={stegaClean(settings.name)} aria-hidden="true" />
    </footer>
  )
}
