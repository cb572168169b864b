import type { Market } from '#lib/market/markets.ts'

/** The fields of a document that pages show, as the editor left them. What a page makes of a field that is not of its type is the page's affair. */
export interface ShownDocument {
  id: string
  slug: string | null
  category: string | null
  /** When it last changed; null when that is not known. */
  updatedAt: string | null
  fields: Record<string, unknown>
}

/**
 * What a page shows of a document in a market, as JSON: the page looks different exactly when this does. It may tell more apart than the page does, which
 * costs a rebuild in vain, and must never tell less.
 */
export type Facet = (document: ShownDocument, market: Market) => unknown
