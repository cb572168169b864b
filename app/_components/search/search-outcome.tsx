import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { entryKinds } from '#lib/search/entry-kind.ts'
import type { SearchQuery } from '#lib/search/query.ts'
import type { SearchResult } from '#lib/search/search.ts'
import { ShopLink } from '../shop-link.tsx'
import { KindFilter } from './kind-filter.tsx'
import { ResultPages } from './result-pages.tsx'
import styles from './search-outcome.module.css'
import { type SearchPlace, searchPath } from './search-path.ts'
import { SearchResults } from './search-results.tsx'
import { SearchWays } from './search-ways.tsx'

interface SearchOutcomeProps {
  /** Undefined when the search could not be answered. */
  result: SearchResult | undefined
  query: SearchQuery
  place: SearchPlace & { page: number }
  /** Results on a page of one kind. */
  size: number
  market: Market
}

/** What came of a search, in words and in results. */
export function SearchOutcome({ result, query, place, size, market }: SearchOutcomeProps) {
  const says = messagesIn(market, searchMessages)
  if (!result || query.text === '') {
    return (
      <>
        <p className={styles.lead}>{result ? says.start : says.down}</p>
        <SearchWays market={market} />
      </>
    )
  }
  const total = entryKinds.reduce((sum, kind) => sum + result.counts[kind], 0)
  if (total === 0) {
    return (
      <>
        <p className={styles.lead} role="status">
          {says.nothing(query.text)}
        </p>
        <p className={styles.note}>{says.advice}</p>
        <SearchWays market={market} />
      </>
    )
  }
  const { kind, page } = place
  const pages = kind ? Math.ceil(result.counts[kind] / size) : 1
  return (
    <>
      <p className={styles.lead} role="status">
        {[says.count(total), notes().join(' ')].filter(Boolean).join('. ')}
      </p>
      <KindFilter counts={result.counts} place={place} market={market} />
      {result.found.length > 0 ? (
        <SearchResults result={result} place={place} market={market} />
      ) : (
        <p className={styles.note}>
          {pages > 0 ? says.beyond : says.nothingOfKind}{' '}
          <ShopLink
            market={market}
            path={searchPath({ text: place.text, kind: pages > 0 ? kind : undefined })}
            className="more"
          >
            {pages > 0 ? says.toFirst : says.all}
          </ShopLink>
        </p>
      )}
      <ResultPages place={{ ...place, page }} pages={pages} market={market} />
    </>
  )

  function notes(): string[] {
    if (!result) return []
    const { corrected, unknown, some } = result
    const meant = new Map(corrected.map(({ typed, meant }) => [typed, meant]))
    const words = query.words.map((word) => meant.get(word) ?? word)
    return [
      corrected.length > 0 ? says.corrected(words.filter((word) => !unknown.includes(word)).join(' ')) : '',
      unknown.length > 0 ? says.unknown(unknown.map((word) => `“${word}”`).join(', ')) : '',
      some ? says.some : '',
    ].filter(Boolean)
  }
}
