import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { publicPath } from '#lib/market/paths.ts'
import { JsonLd } from '../json-ld.tsx'
import { ShopLink } from '../shop-link.tsx'
import styles from './breadcrumb.module.css'

export interface Crumb {
  title: string
  /** Path without a market. */
  path: string
}

interface BreadcrumbProps {
  market: Market
  /** Names the list for those who hear the page. */
  label?: string
  /** From the shop down to what the page is a part of. */
  trail: readonly Crumb[]
  /** The page itself: told to search engines, and not shown, for its heading stands right below. */
  here: Crumb
}

/** The way to a page through the shop, as links and as structured data. */
export function Breadcrumb({ market, label = 'Breadcrumb', trail, here }: BreadcrumbProps) {
  return (
    <nav className={styles.breadcrumb} aria-label={label}>
      <JsonLd data={breadcrumbData([...trail, here], market)} />
      <ol className={styles.list}>
        {trail.map(({ title, path }) => (
          <li key={path} className={styles.entry}>
            <ShopLink market={market} path={path} className={styles.link}>
              {title}
            </ShopLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** schema.org's BreadcrumbList; positions count from one. */
export function breadcrumbData(trail: readonly Crumb[], market: Market): Record<string, unknown> {
  const { url } = environment().site
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ title, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: title,
      item: new URL(publicPath(market, path), url).href,
    })),
  }
}
