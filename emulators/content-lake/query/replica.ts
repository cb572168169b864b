import { DocumentIndex } from '../store/document-index.ts'
import type { TransactionLog } from '../store/log.ts'

/**
 * The documents of a dataset in another thread, read from the file that the server writes. What readers of the server
 * see is always in the file already, and SQLite's write-ahead log lets neither side wait for the other.
 */
export class Replica extends DocumentIndex {
  readonly #log: TransactionLog
  #sequence: number

  constructor(log: TransactionLog) {
    super()
    this.#log = log
    const { sequence, documents } = log.snapshot()
    this.#sequence = sequence
    for (const document of documents) this.apply([{ id: document._id, before: null, after: document }])
  }

  get sequence(): number {
    return this.#sequence
  }

  /** Takes over the transactions up to a sequence that is committed; does nothing when it is already there. */
  catchUp(sequence: number): void {
    if (sequence <= this.#sequence) return
    this.apply(this.#log.changesBetween(this.#sequence, sequence), sequence)
    this.#sequence = sequence
  }
}
