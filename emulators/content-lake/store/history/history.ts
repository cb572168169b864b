import type { SanityDocument, Transaction } from '../../types.ts'
import type { Dataset } from '../dataset.ts'
import { badRequest } from '../faults.ts'
import { releaseOf } from '../identifiers.ts'
import { type Effects, effectsOf } from '../mendoza/mendoza.ts'
import { releaseId } from '../releases/document.ts'
import { turnOf } from '../releases/life.ts'

export interface TransactionQuery {
  /** Inclusive; an empty text is no bound. */
  fromTransaction?: string
  toTransaction?: string
  /** ISO 8601, inclusive. */
  fromTime?: string
  toTime?: string
  authors?: string[]
  /** Default 100. */
  limit?: number
  /** Newest first. */
  reverse?: boolean
  excludeMutations?: boolean
  /** Leaves the other documents of a transaction out of its effects. */
  includeIdentifiedDocumentsOnly?: boolean
  /** Adds Mendoza patches (`effectFormat=mendoza`). */
  effects?: boolean
}

export interface HistoryTransaction {
  id: string
  timestamp: string
  author: string
  documentIDs: string[]
  mutations?: unknown[]
  effects?: Record<string, Effects>
}

function boundAt(dataset: Dataset, transactionId: string | undefined, fallback: number): number {
  if (!transactionId) return fallback
  const sequence = dataset.log.sequenceOf(transactionId)
  if (sequence === undefined) throw badRequest(`Transaction "${transactionId}" is not in this dataset`)
  return sequence
}

function describe(transaction: Transaction, ids: Set<string>, query: TransactionQuery): HistoryTransaction {
  const { id, timestamp, author, mutations, changes } = transaction
  const shown = query.includeIdentifiedDocumentsOnly
    ? changes.filter((change) => ids.has(change.id))
    : changes
  return {
    id,
    timestamp,
    author,
    documentIDs: shown.map((change) => change.id),
    ...(query.excludeMutations ? {} : { mutations }),
    ...(query.effects
      ? { effects: Object.fromEntries(shown.map((change) => [change.id, effectsOf(change)])) }
      : {}),
  }
}

/**
 * The transactions that touched any of the documents, for `/data/history/:dataset/transactions/:ids`. Throws
 * `LakeError` 400 for a bound that is not there, before anything is read.
 */
export function historyTransactions(
  dataset: Dataset,
  ids: string[],
  query: TransactionQuery = {},
): Iterable<HistoryTransaction> {
  const from = boundAt(dataset, query.fromTransaction, 0)
  const to = boundAt(dataset, query.toTransaction, Number.POSITIVE_INFINITY)
  const sequences = dataset.log.sequencesOf(ids).filter((sequence) => sequence >= from && sequence <= to)
  return described(dataset, query.reverse ? sequences.reverse() : sequences, ids, query)
}

function* described(
  dataset: Dataset,
  sequences: number[],
  ids: string[],
  query: TransactionQuery,
): Iterable<HistoryTransaction> {
  const identified = new Set(ids)
  let left = query.limit ?? 100
  for (const sequence of sequences) {
    if (left === 0) return
    const transaction = dataset.log.at(sequence)
    if (!transaction) continue
    const time = Date.parse(transaction.timestamp)
    if (query.fromTime && time < Date.parse(query.fromTime)) continue
    if (query.toTime && time > Date.parse(query.toTime)) continue
    if (query.authors?.length && !query.authors.includes(transaction.author)) continue
    left--
    yield describe(transaction, identified, query)
  }
}

/**
 * The last state of a document. Of a version that was published with its release, the revision is the transaction that
 * did so, for by that the Studio knows what a release has to be reverted to.
 */
function lastState(dataset: Dataset, id: string): SanityDocument | null {
  const state = dataset.log.lastState(id)
  const release = releaseOf(id)
  if (!state || release === undefined || dataset.get(id)) return state
  const last = dataset.log.at(dataset.log.sequencesOf([id]).at(-1) ?? 0)
  const change = last?.changes.find((candidate) => candidate.id === releaseId(release))
  const isPublished = change !== undefined && turnOf(change)?.type === 'publishRelease'
  return isPublished && last ? { ...state, _rev: last.id } : state
}

/** A moment in a document's life: after a transaction, at a time in ISO 8601, or when it last existed. */
export type Moment = { revision: string } | { time: string } | { lastRevision: true }

/** The documents as they were, for `/data/history/:dataset/documents/:ids`; those that did not exist are left out. */
export function documentsAt(dataset: Dataset, ids: string[], moment: Moment): SanityDocument[] {
  const { log } = dataset
  const stateAt = (sequence: number) => (id: string) => log.documentAt(id, sequence)
  const find =
    'lastRevision' in moment
      ? (id: string) => lastState(dataset, id)
      : 'revision' in moment
        ? stateAt(log.sequenceOf(moment.revision) ?? 0)
        : stateAt(log.sequenceAtTime(moment.time))
  return ids.map(find).filter((document) => document !== null)
}
