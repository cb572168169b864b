import type { Change, SanityDocument, Transaction } from '../types.ts'

/** What the sender of a transaction may do, when that is not everything. */
export interface Sender {
  /** The permission that a change needs and the sender lacks; null when it may be made. */
  lacks: (change: Change) => string | null
  /** Finds documents among those that the sender sees. */
  select: Select
}

/** What `/data/mutate` takes. `mutations` is the JSON as it came: the store checks it. */
export interface MutationRequest {
  mutations: unknown
  author: string
  /** Becomes the `_rev` of every document that the transaction writes; refused when it was used before. */
  transactionId?: string
  dryRun?: boolean
  autoGenerateArrayKeys?: boolean
  /** Default: may do everything. */
  sender?: Sender
}

/** What `/data/actions` takes. `actions` is the JSON as it came: the store checks it. */
export interface ActionRequest {
  actions: unknown
  author: string
  transactionId?: string
  dryRun?: boolean
  /** Default: may do everything. */
  sender?: Sender
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
