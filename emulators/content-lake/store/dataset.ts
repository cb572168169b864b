import type { DatabaseSync } from 'node:sqlite'
import type { DocumentSource, SanityDocument, Transaction } from '../types.ts'
import type { ActionRequest, CommitResult, MutationRequest, Select } from './request.ts'

export interface DatasetOptions {
  now?: () => Date
  /** Told of what an `onTransaction` listener throws. */
  report?: (error: unknown) => void
}

const unbuilt = (): never => {
  throw new Error('not built yet')
}

/** The documents of one dataset in memory, and its durable log of transactions. */
export class Dataset implements DocumentSource {
  readonly name: string

  private constructor(name: string) {
    this.name = name
  }

  static open(_database: DatabaseSync, name: string, _options: DatasetOptions = {}): Dataset {
    return new Dataset(name)
  }

  /** The sequence of the last committed transaction, 0 when there is none. */
  get sequence(): number {
    return unbuilt()
  }
  get size(): number {
    return unbuilt()
  }
  get(_id: string): SanityDocument | undefined {
    return unbuilt()
  }
  all(): Iterable<SanityDocument> {
    return unbuilt()
  }
  byType(_type: string): Iterable<SanityDocument> {
    return unbuilt()
  }
  bySlug(_slug: string): Iterable<SanityDocument> {
    return unbuilt()
  }
  referencing(_id: string): Iterable<SanityDocument> {
    return unbuilt()
  }
  useSelection(_select: Select): void {
    unbuilt()
  }
  commit(_request: MutationRequest): Promise<CommitResult> {
    return unbuilt()
  }
  act(_request: ActionRequest): Promise<CommitResult> {
    return unbuilt()
  }
  onTransaction(_listener: (transaction: Transaction) => void): () => void {
    return unbuilt()
  }
  transaction(_id: string): Transaction | undefined {
    return unbuilt()
  }
  transactionsSince(_sequence: number): Iterable<Transaction> {
    return unbuilt()
  }
  /** Differences between documents, indexes and the durable state; none when all is well. */
  verify(): string[] {
    return unbuilt()
  }
  /** Deletes the dataset with its history. */
  remove(): void {
    unbuilt()
  }
}
