import type { SanityDocument } from '../../types.ts'

/** A document as a query sees it: under an overlay its `_id` is the published one and `_originalId` the stored one. */
export type ViewDocument = SanityDocument
