import type { Market } from '#lib/market/markets.ts'
import type { FacetName } from '#sanity/registry/dependency.ts'
import type { ShownDocument } from './facet.ts'
import { facets } from './facets.ts'
import { canonical } from './same.ts'

const known = new WeakMap<ShownDocument, Map<string, string>>()

/** What a page shows of a document in a market, as canonical JSON. A plan asks for the same on behalf of many pages: each is made once. */
export function shownAs(facet: FacetName, document: ShownDocument, market: Market): string {
  const shown = known.get(document) ?? new Map<string, string>()
  known.set(document, shown)
  const key = `${facet} ${market.id}`
  const answer = shown.get(key) ?? canonical(facets[facet](document, market))
  shown.set(key, answer)
  return answer
}
