import type { Transaction } from '../types.ts'
import type { DocumentIndex } from './document-index.ts'
import { badRequest, storageUnavailable, transactionIdTaken } from './faults.ts'
import type { TransactionLog } from './log.ts'
import { Overlay } from './overlay.ts'
import { type Job, type Prepared, prepare } from './prepare.ts'
import type { CommitResult, Select } from './request.ts'

interface Waiting {
  job: Job
  resolve: (result: CommitResult) => void
  reject: (error: unknown) => void
}

/** A batch being worked out: what will be written, and what each sender is told once it is. */
interface Batch {
  base: Overlay
  sequence: number
  ids: Set<string>
  prepared: Prepared[]
  answers: { waiting: Waiting; answer: () => void }[]
}

type Listener = (transaction: Transaction) => void

const noSelection: Select = () => {
  throw badRequest('This dataset cannot select documents by a query')
}

const resultOf = ({ entry, results }: Prepared, kept: boolean): CommitResult => ({
  transactionId: entry.transaction.id,
  timestamp: entry.transaction.timestamp,
  results,
  transaction: kept ? entry.transaction : null,
})

/**
 * Commits jobs one after the other. Those that arrive while others are being written share the next sync. The documents
 * in memory change only when it is done, and nobody is answered before: a conflict with a transaction that could then
 * not be written would have been none.
 */
export class Committer {
  readonly #documents: DocumentIndex
  readonly #log: TransactionLog
  readonly #now: () => Date
  readonly #report: (error: unknown) => void
  readonly #listeners = new Set<Listener>()
  #waiting: Waiting[] = []
  #sequence: number
  #refusal: Error | undefined
  #timestamp: string
  select: Select = noSelection

  constructor(
    documents: DocumentIndex,
    log: TransactionLog,
    options: { now: () => Date; report: (error: unknown) => void },
  ) {
    this.#documents = documents
    this.#log = log
    this.#now = options.now
    this.#report = options.report
    this.#sequence = log.sequence
    this.#timestamp = log.timestamp
  }

  get sequence(): number {
    return this.#sequence
  }

  onTransaction(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  commit(job: Job): Promise<CommitResult> {
    if (this.#refusal) return Promise.reject(this.#refusal)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(() => this.#flush())
    })
  }

  /** Forgets the transactions of a log that was emptied. */
  restart(): void {
    this.#sequence = this.#log.sequence
    this.#timestamp = this.#log.timestamp
  }

  /** From now on nothing is committed, not even what waits already. */
  refuse(reason: Error): void {
    this.#refusal = reason
  }

  #flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    if (this.#refusal) for (const { reject } of waiting.splice(0)) reject(this.#refusal)
    while (waiting.length > 0) this.#write(this.#gather(waiting))
  }

  /** Takes jobs from the front, up to one that selects by a query: that must find the others committed. */
  #gather(waiting: Waiting[]): Batch {
    const base = new Overlay(this.#documents)
    const batch: Batch = { base, sequence: this.#sequence, ids: new Set(), prepared: [], answers: [] }
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (next.job.selects && batch.prepared.length > 0) break
      waiting.shift()
      batch.answers.push({ waiting: next, answer: this.#work(next, batch) })
    }
    return batch
  }

  #work({ job, resolve, reject }: Waiting, batch: Batch): () => void {
    try {
      const used = batch.ids.has(job.transactionId) || (job.givenId && this.#log.has(job.transactionId))
      if (used) throw transactionIdTaken(job.transactionId)
      const prepared = prepare(job, batch.base, {
        sequence: batch.sequence + 1,
        timestamp: this.#tick(),
        select: this.select,
        past: (id) => this.#log.lastState(id),
      })
      const { changes } = prepared.entry.transaction
      if (job.dryRun || changes.length === 0) return () => resolve(resultOf(prepared, false))
      batch.base.absorb(changes)
      batch.ids.add(job.transactionId)
      batch.sequence++
      batch.prepared.push(prepared)
      return () => {
        this.#announce(prepared.entry.transaction)
        resolve(resultOf(prepared, true))
      }
    } catch (error) {
      return () => reject(error)
    }
  }

  /** Never earlier than the last, though the clock be set back: the Studio drops events older than its document. */
  #tick(): string {
    const now = this.#now().toISOString()
    if (now > this.#timestamp) this.#timestamp = now
    return this.#timestamp
  }

  #write({ prepared, answers }: Batch): void {
    try {
      if (prepared.length > 0) this.#log.append(prepared.map(({ entry }) => entry))
    } catch (error) {
      for (const { waiting } of answers) waiting.reject(storageUnavailable(error))
      return
    }
    for (const { entry } of prepared) {
      this.#documents.apply(entry.transaction.changes, entry.transaction.sequence)
      this.#sequence = entry.transaction.sequence
    }
    for (const { answer } of answers) answer()
  }

  #announce(transaction: Transaction): void {
    for (const listener of this.#listeners) {
      try {
        listener(transaction)
      } catch (error) {
        this.#report(error)
      }
    }
  }
}
