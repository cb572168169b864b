import { productCardSchema } from '#app/_content/product-card.ts'
import { loadStock } from '#app/_content/stock.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import type { Market } from '#lib/market/markets.ts'
import { type EntryKind, entryKinds } from '#lib/search/entry-kind.ts'
import type { SearchResult } from '#lib/search/search.ts'
import { ShopLink } from '../shop-link.tsx'
import { ProductResult } from './product-result.tsx'
import { type SearchPlace, searchPath } from './search-path.ts'
import styles from './search-results.module.css'
import { TextResult } from './text-result.tsx'

interface SearchResultsProps {
  result: SearchResult
  place: SearchPlace
  market: Market
}

/** What was found, by kind. */
export async function SearchResults({ result, place, market }: SearchResultsProps) {
  const says = messagesIn(market, searchMessages)
  const { found, needles, counts } = result
  const cards = found.flatMap(({ card }) => productCardSchema.safeParse(card).data?.variants ?? [])
  const stock = await loadStock(cards)
  return entryKinds.map((kind) => {
    const ofKind = found.filter((one) => one.kind === kind)
    if (ofKind.length === 0) return null
    return (
      <section key={kind} className={styles.kind} aria-labelledby={`found-${kind}`}>
        <h2 id={`found-${kind}`} className={styles.heading}>
          {says.kinds[kind]}
        </h2>
        <ul className={kind === 'product' ? styles.products : styles.texts}>
          {ofKind.map((one, at) => (
            <li key={one.key}>
              {kind === 'product' ? (
                <ProductResult found={one} needles={needles} market={market} stock={stock} eager={at < 2} />
              ) : (
                <TextResult found={one} needles={needles} market={market} />
              )}
            </li>
          ))}
        </ul>
        {hasMore(kind) ? (
          <ShopLink market={market} path={searchPath({ text: place.text, kind })} className="more">
            {says.more(kind, counts[kind])}
          </ShopLink>
        ) : null}
      </section>
    )
  })

  function hasMore(kind: EntryKind): boolean {
    return place.kind === undefined && counts[kind] > found.filter((one) => one.kind === kind).length
  }
}
