import type { DatabaseSync } from 'node:sqlite'
import type { Change, DocumentSource, SanityDocument, Transaction } from '../types.ts'
import { Committer } from './committer.ts'
import { DocumentIndex } from './document-index.ts'
import { TransactionLog } from './log.ts'
import { parseActionRequest, parseMutationRequest } from './prepare.ts'
import type { ActionRequest, CommitResult, MutationRequest, Select } from './request.ts'
import { verifyDataset } from './verify.ts'

export interface DatasetOptions {
  now?: () => Date
  /** Told of what an `onTransaction` listener throws. */
  report?: (error: unknown) => void
}

const reportOnConsole = (error: unknown) =>
  console.error(
    JSON.stringify({ level: 'error', message: 'a transaction listener failed', error: String(error) }),
  )

/**
 * The documents of one dataset in memory, over its durable log. Transactions are serial, and nothing is seen by readers
 * before it is durable. The documents that are handed out are the ones in memory: they must not be changed.
 */
export class Dataset implements DocumentSource {
  readonly name: string
  /** The durable side, for history. */
  readonly log: TransactionLog
  readonly #documents = new DocumentIndex()
  readonly #committer: Committer

  private constructor(database: DatabaseSync, name: string, options: DatasetOptions) {
    this.name = name
    this.log = new TransactionLog(database, name)
    for (const document of this.log.documents()) {
      this.#documents.apply([{ id: document._id, before: null, after: document }])
    }
    this.#committer = new Committer(this.#documents, this.log, {
      now: options.now ?? (() => new Date()),
      report: options.report ?? reportOnConsole,
    })
  }

  /** Reads every document of the dataset; one that was never written to is empty. */
  static open(database: DatabaseSync, name: string, options: DatasetOptions = {}): Dataset {
    return new Dataset(database, name, options)
  }

  /** The sequence of the last committed transaction, 0 when there is none. */
  get sequence(): number {
    return this.#committer.sequence
  }

  get size(): number {
    return this.#documents.size
  }

  changesSince(sequence: number): Change[] | undefined {
    return this.#documents.changesSince(sequence)
  }

  get(id: string): SanityDocument | undefined {
    return this.#documents.get(id)
  }

  all(): Iterable<SanityDocument> {
    return this.#documents.all()
  }

  byType(type: string): Iterable<SanityDocument> {
    return this.#documents.byType(type)
  }

  bySlug(slug: string): Iterable<SanityDocument> {
    return this.#documents.bySlug(slug)
  }

  referencing(id: string): Iterable<SanityDocument> {
    return this.#documents.referencing(id)
  }

  /** The published document of this id with its drafts and versions, those that exist. */
  group(publishedId: string): Iterable<SanityDocument> {
    return this.#documents.group(publishedId)
  }

  /** How patches and deletes by query find their documents. */
  selectWith(select: Select): void {
    this.#committer.select = select
  }

  /**
   * Commits what `/data/mutate` was sent; resolves when it is synced and visible. Rejects with `LakeError`: 400 for what
   * is malformed, 409 for a conflict or a broken reference, 413 for a document that is too large, 503 when it cannot be
   * written. A `transactionId` that was used before is a 409.
   */
  async commit(request: MutationRequest): Promise<CommitResult> {
    return this.#committer.commit(parseMutationRequest(request))
  }

  /** Commits what `/data/actions` was sent, as `commit` does; its errors have the type `actionError`. */
  async act(request: ActionRequest): Promise<CommitResult> {
    return this.#committer.commit(parseActionRequest(request))
  }

  /** Calls with each transaction in order, when it is visible and before its sender is answered. */
  onTransaction(listener: (transaction: Transaction) => void): () => void {
    return this.#committer.onTransaction(listener)
  }

  transaction(id: string): Transaction | undefined {
    return this.log.transaction(id)
  }

  /** Transactions after a sequence, ascending, from the durable log; read a page at a time. */
  transactionsSince(sequence: number): Iterable<Transaction> {
    return this.log.since(sequence)
  }

  /** Differences between documents, indexes and the durable state; none when all is well. */
  verify(): string[] {
    return [...this.#documents.verify(), ...verifyDataset(this.#documents, this.log)]
  }

  /** Deletes the dataset with its history. With a reason, whatever is still sent to it is refused with that. */
  remove(reason?: Error): void {
    if (reason) this.#committer.refuse(reason)
    this.log.remove()
    this.#documents.apply(
      [...this.#documents.all()].map((before) => ({ id: before._id, before, after: null })),
    )
    this.#committer.restart()
  }
}
