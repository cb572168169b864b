import type { DocumentSource, Identity, Perspective, SanityDocument } from '../types.ts'
import type { ContentSourceMap } from './source-map/format.ts'

/** Where the documents live: `sanity::projectId()` and `sanity::dataset()` answer from it. */
export interface EngineContext {
  projectId: string
  dataset: string
  /** Longest evaluation of one query, in ms. Default 5000. */
  timeLimitMs?: number
  /** Largest result of one query, in characters of its JSON. Default 64 Mi. */
  sizeLimit?: number
}

export interface QueryRequest {
  query: string
  params?: Record<string, unknown>
  /** Default `raw`. */
  perspective?: Perspective
  /** Adds `resultSourceMap` to the answer; both forms carry array items by `_key`. */
  resultSourceMap?: boolean | 'withKeyArraySelector'
  /** Who asks; `anonymous` sees published documents without a dot in their id. Default: sees everything. */
  identity?: Identity
  now?: Date
}

export interface QueryAnswer {
  result: unknown
  /** Opaque; a change answers with `tagsOfChange`, and the result is stale when one is in both. */
  syncTags: string[]
  resultSourceMap?: ContentSourceMap
}

export interface DeltaRequest {
  /** A GROQ expression over the document, not a whole query; empty matches all. */
  filter?: string
  /** `{…}`; empty sends the document after the change, or before a deletion. */
  projection?: string
}

export interface DeltaAnswer {
  matches: boolean
  /** What the webhook's body is, when it matches. */
  body: unknown
}

export type DocumentFilter = (document: SanityDocument | null) => boolean

/** All functions throw `LakeError` 400 for a query that cannot be parsed or takes too much. */
export interface QueryEngine {
  query(request: QueryRequest): Promise<QueryAnswer>
  /** The ids of the documents that a mutation by query means: raw perspective, all documents. */
  select(query: string, params?: Record<string, unknown>): string[]
  /** For listeners: whether a document, in its raw form, is in the set that the query selects from. */
  createFilter(
    query: string,
    params?: Record<string, unknown>,
    options?: { perspective?: Perspective; identity?: Identity },
  ): DocumentFilter
  /** For webhooks: GROQ in delta mode. */
  evaluateDelta(
    rule: DeltaRequest,
    change: { before: SanityDocument | null; after: SanityDocument | null },
  ): Promise<DeltaAnswer>
}

export function createQueryEngine(_source: DocumentSource, _context: EngineContext): QueryEngine {
  throw new Error('not built yet')
}
