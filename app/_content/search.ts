import { logger } from '#lib/log/logger.ts'
import type { EntryKind } from '#lib/search/entry-kind.ts'
import type { SearchQuery } from '#lib/search/query.ts'
import { type Found, type SearchOptions, type SearchResult, search } from '#lib/search/search.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { isBlank, standInFor } from './named.ts'

/** What was found; undefined when the database is down, which takes the search away but not its page. */
export async function loadSearch(
  query: SearchQuery,
  options: SearchOptions,
): Promise<SearchResult | undefined> {
  try {
    const { found, ...rest } = await search(query, options)
    return { ...rest, found: found.map(namedFound) }
  } catch (error) {
    logger.error('A search could not be answered; its page says so', { error })
    return undefined
  }
}

/** What was found, under a stand-in where the document has no title. */
export function namedFound(found: Found): Found {
  return !isBlank(found.title) || !isOfLake(found.kind) ? found : { ...found, title: standInFor(found.kind) }
}

/** Help pages come with the shop, and each has a title. */
const isOfLake = (kind: EntryKind): kind is EntryKind & PageType => kind !== 'help'
