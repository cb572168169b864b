import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { shownPages } from '#lib/catalog/shown-pages.ts'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './pagination.module.css'

interface PaginationProps {
  market: Market
  page: number
  /** The number of the last page. */
  last: number
  /** The address of a page, without a market. */
  pathOf(page: number): string
}

/** The pages of a list as links; nothing where there is one. */
export function Pagination({ market, page, last, pathOf }: PaginationProps) {
  if (last <= 1) return null
  const texts = messagesIn(market, catalogueMessages)
  return (
    <nav className={styles.pagination} aria-label={texts.pages}>
      {page > 1 ? (
        <ShopLink market={market} path={pathOf(page - 1)} rel="prev" className={styles.step}>
          {texts.previous}
        </ShopLink>
      ) : (
        <span className={styles.none} />
      )}
      <ol className={styles.pages}>
        {shownPages(page, last).map((entry) => (
          <li key={entry.key}>
            {entry.page === null ? (
              <span className={styles.gap}>…</span>
            ) : (
              <ShopLink
                market={market}
                path={pathOf(entry.page)}
                className={styles.page}
                aria-label={texts.page(entry.page, last)}
                aria-current={entry.page === page ? 'page' : undefined}
              >
                {entry.page}
              </ShopLink>
            )}
          </li>
        ))}
      </ol>
      {page < last ? (
        <ShopLink market={market} path={pathOf(page + 1)} rel="next" className={styles.step}>
          {texts.next}
        </ShopLink>
      ) : (
        <span className={styles.none} />
      )}
    </nav>
  )
}
