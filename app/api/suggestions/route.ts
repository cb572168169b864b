import { suggestionOf } from '#app/_components/search/suggestion.ts'
import { namedFound } from '#app/_content/search.ts'
import { json, refuseOthers, unavailable } from '#lib/http/answers.ts'
import { handle } from '#lib/http/handle.ts'
import { logger } from '#lib/log/logger.ts'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'
import { readSearchQuery } from '#lib/search/query.ts'
import { search } from '#lib/search/search.ts'

/** What nobody has typed to its end yet may be a minute old; a burst of the same letters is answered once. */
const kept = { 'cache-control': 'public, max-age=60' }
const ofEachKind = 4
const most = 8

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET')

/** What a search that has begun may mean: `?q=mu&market=en-us` → `{"suggestions":[{kind, href, title, note?, picture?}],"count":13}`. */
export const GET = handle(async (request, id) => {
  const { searchParams } = new URL(request.url)
  const query = readSearchQuery(searchParams.get('q'))
  const market = findMarket(searchParams.get('market') ?? '') ?? defaultMarket
  try {
    const { found, counts } = await search(query, { size: ofEachKind })
    const suggestions = found.slice(0, most).map((one) => suggestionOf(namedFound(one), market))
    const count = Object.values(counts).reduce((sum, of) => sum + of, 0)
    return json(200, { suggestions, count }, kept)
  } catch (error) {
    logger.error('Suggestions could not be read', { request: id, error })
    return unavailable('Nothing can be suggested right now.')
  }
})
