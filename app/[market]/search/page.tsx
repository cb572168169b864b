import type { Metadata } from 'next'
import { loadSearch } from '#app/_content/search.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { searchMessages } from '#app/_messages/search.ts'
import { entryKinds } from '#lib/search/entry-kind.ts'
import { readSearchQuery } from '#lib/search/query.ts'
import { routePath } from '#sanity/routes.ts'
import { SearchForm } from '../../_components/search/search-form.tsx'
import { SearchOutcome } from '../../_components/search/search-outcome.tsx'
import styles from './search.module.css'

type Parameters = Record<string, string | string[] | undefined>
type SearchProps = { params: MarketParams; searchParams: Promise<Parameters> }

const mostPages = 500

export async function generateMetadata({ params, searchParams }: SearchProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { text } = readSearchQuery((await searchParams).q)
  const says = messagesIn(market, searchMessages)
  const title = text ? says.titleOf(text) : says.title
  const metadata = await pageMetadata({ market, path: routePath('search'), title })
  // There is no end of what can be searched for: search engines know the one page, and follow what was found.
  return text ? { ...metadata, robots: { index: false, follow: true } } : metadata
}

export default async function SearchPage({ params, searchParams }: SearchProps) {
  const market = await marketOf(params)
  const given = await searchParams
  const query = readSearchQuery(given.q)
  const kind = entryKinds.find((one) => one === given.kind)
  const page = readPage(given.page)
  const size = kind === undefined ? 10 : 20
  const result = await loadSearch(query, { kind, page: kind === undefined ? 1 : page, size })
  return (
    <div className={`wrap ${styles.page}`}>
      <h1 className={styles.title}>{messagesIn(market, searchMessages).title}</h1>
      <SearchForm market={market} text={query.text} />
      <SearchOutcome
        result={result}
        query={query}
        place={{ text: query.text, kind, page }}
        size={size}
        market={market}
      />
    </div>
  )
}

/** A number that names no page is the first. */
function readPage(raw: unknown): number {
  const page = typeof raw === 'string' && /^\d{1,4}$/.test(raw) ? Number(raw) : 1
  return Math.min(Math.max(page, 1), mostPages)
}
