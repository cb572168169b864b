import { logger } from '#lib/log/logger.ts'
import type { SearchQuery } from '#lib/search/query.ts'
import { type SearchOptions, type SearchResult, search } from '#lib/search/search.ts'

/** What was found; undefined when the database is down, which takes the search away but not its page. */
export async function loadSearch(
  query: SearchQuery,
  options: SearchOptions,
): Promise<SearchResult | undefined> {
  try {
    return await search(query, options)
  } catch (error) {
    logger.error('A search could not be answered; its page says so', { error })
    return undefined
  }
}
