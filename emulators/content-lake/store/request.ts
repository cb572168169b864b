import type { SanityDocument, Transaction } from '../types.ts'

/** What `/data/mutate` takes. `mutations` is the JSON as it came: the store checks it. */
export interface MutationRequest {
  mutations: unknown
  author: string
  /** Becomes the `_rev` of every document that the transaction writes; refused when it was used before. */
  transactionId?: string
  dryRun?: boolean
  autoGenerateArrayKeys?: boolean
}

/** What `/data/actions` takes. `actions` is the JSON as it came: the store checks it. */
export interface ActionRequest {
  actions: unknown
  author: string
  transactionId?: string
  dryRun?: boolean
}

export type Operation = 'create' | 'update' | 'delete' | 'none'

/** What one mutation did to one document. */
export interface MutationResult {
  id: string
  operation: Operation
  /** The document as the mutation left it, `null` when it is gone. */
  document: SanityDocument | null
}

export interface CommitResult {
  transactionId: string
  timestamp: string
  results: MutationResult[]
  /** `null` for a dry run. */
  transaction: Transaction | null
}

/** The ids that a patch or delete by query means, among the documents before the transaction. */
export type Select = (query: string, params: Record<string, unknown>) => string[]
