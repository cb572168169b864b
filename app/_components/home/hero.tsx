import type { Settings } from '#app/_content/settings.ts'
import { homeMessages } from '#app/_messages/home.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { Picture } from '../picture/picture.tsx'
import { ShopLink } from '../shop-link.tsx'
import styles from './hero.module.css'

export function Hero({ settings, market }: { settings: Settings; market: Market }) {
  const { tagline, name, seo } = settings
  return (
    <section className={styles.hero} data-bare={seo?.image ? undefined : ''}>
      <div className={styles.words}>
        <h1 className={styles.title}>{tagline || name}</h1>
        {seo?.description ? <p className={styles.lead}>{seo.description}</p> : null}
        <ShopLink market={market} path={routePath('products')} className="button">
          {messagesIn(market, homeMessages).seeAll}
        </ShopLink>
      </div>
      {seo?.image ? (
        <div className={styles.picture}>
          <Picture picture={seo.image} sizes="(min-width: 60rem) 42vw, 100vw" ratio="4 / 5" eager />
        </div>
      ) : null}
    </section>
  )
}
