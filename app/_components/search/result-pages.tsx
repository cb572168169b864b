import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './result-pages.module.css'
import { type SearchPlace, searchPath } from './search-path.ts'

interface ResultPagesProps {
  place: SearchPlace & { page: number }
  /** How many pages there are. */
  pages: number
  market: Market
}

/** The way through the pages of one kind of results. */
export function ResultPages({ place, pages, market }: ResultPagesProps) {
  const says = messagesIn(market, searchMessages)
  const { page } = place
  if (pages < 2 || page > pages) return null
  const link = (to: number, rel: 'prev' | 'next', text: string) => (
    <ShopLink market={market} path={searchPath({ ...place, page: to })} rel={rel} className="more">
      {text}
    </ShopLink>
  )
  return (
    <nav aria-label={says.pages} className={styles.pages}>
      {page > 1 ? link(page - 1, 'prev', says.previous) : null}
      <p className={styles.place}>{says.page(page, pages)}</p>
      {page < pages ? link(page + 1, 'next', says.next) : null}
    </nav>
  )
}
