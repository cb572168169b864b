import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { entryKinds } from '#lib/search/entry-kind.ts'
import type { SearchResult } from '#lib/search/search.ts'
import { ShopLink } from '../shop-link.tsx'
import styles from './kind-filter.module.css'
import { type SearchPlace, searchPath } from './search-path.ts'

interface KindFilterProps {
  counts: SearchResult['counts']
  place: SearchPlace
  market: Market
}

/** The kinds of which something was found, each with its count. */
export function KindFilter({ counts, place: { text, kind: current }, market }: KindFilterProps) {
  const says = messagesIn(market, searchMessages)
  const kinds = entryKinds.filter((kind) => counts[kind] > 0 || kind === current)
  if (kinds.length < 2 && current === undefined) return null
  const all = entryKinds.reduce((sum, kind) => sum + counts[kind], 0)
  const entries = [
    { kind: undefined, label: says.all, count: all },
    ...kinds.map((kind) => ({ kind, label: says.kinds[kind], count: counts[kind] })),
  ]
  return (
    <nav aria-label={says.filters}>
      <ul className={styles.list}>
        {entries.map(({ kind, label, count }) => (
          <li key={label}>
            <ShopLink
              market={market}
              path={searchPath({ text, kind })}
              className={styles.link}
              aria-current={kind === current ? 'page' : undefined}
            >
              {label} <span className={styles.count}>{count}</span>
            </ShopLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
