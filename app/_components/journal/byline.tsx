import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { Market } from '#lib/market/markets.ts'
import { pathOf } from '#sanity/routes.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './byline.module.css'

interface BylineProps {
  /** Without a slug there is no page to lead to. */
  author: { title: string; slug?: string | null }
  market: Market
}

/** Who wrote an article. */
export function Byline({ author: { title, slug }, market }: BylineProps) {
  const { by } = messagesIn(market, journalMessages)
  return (
    <>
      {by}{' '}
      {slug ? (
        <ShopLink market={market} path={pathOf('author', slug)} className={styles.link}>
          {title}
        </ShopLink>
      ) : (
        title
      )}
    </>
  )
}
