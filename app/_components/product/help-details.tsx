import type { Market } from '#lib/market/markets.ts'
import { routePath } from '#sanity/routes.ts'
import { messagesIn } from '../../_messages/messages.ts'
import { productMessages } from '../../_messages/product.ts'
import { HelpLead } from '../help/help-text.tsx'
import { helpPages } from '../shop-frame/help-links.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './help-details.module.css'

/** What the help pages say first of what a shopper asks before buying; a page that is not there any more is left out. */
export function HelpDetails({ market, slugs }: { market: Market; slugs: readonly string[] }) {
  const texts = messagesIn(market, productMessages)
  const pages = helpPages()
  const shown = slugs.flatMap((slug) => pages.find((page) => page.slug === slug) ?? [])
  return (
    <div className={styles.list}>
      {shown.map(({ slug, title, body }) => (
        <details key={slug} className={styles.entry} name="help">
          <summary className={styles.title}>{title}</summary>
          <div className={`prose ${styles.text}`}>
            <HelpLead code={body.code} />
            <ShopLink market={market} path={routePath('help', slug)} className="more">
              {texts.readMore(title)}
            </ShopLink>
          </div>
        </details>
      ))}
    </div>
  )
}
