/** The Content Source Map as the API sends it and @sanity/client reads it. */
export interface ContentSourceMap {
  /** `_id` is the id of the stored document (`drafts.…`), whatever the perspective shows. */
  documents: { _id: string; _type: string }[]
  paths: string[]
  mappings: Record<string, ValueMapping>
}

export interface ValueMapping {
  type: 'value'
  source: { type: 'documentValue'; document: number; path: number } | { type: 'literal' | 'unknown' }
}
