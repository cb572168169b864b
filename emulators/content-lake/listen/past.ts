import type { Dataset } from '../store/dataset.ts'
import type { Transaction } from '../types.ts'

/** The transactions that were, as a stream that resumes needs them. */
export interface Past {
  /** Of the last one, 0 when there is none. */
  readonly sequence: number
  sequenceOf(transactionId: string): number | undefined
  idAt(sequence: number): string | undefined
  /** Those after a sequence, ascending. */
  since(sequence: number): Iterable<Transaction>
}

export function pastOf(dataset: Dataset): Past {
  const recent = recentOf((sequence) => dataset.transactionsSince(sequence))
  return {
    get sequence() {
      return dataset.sequence
    },
    sequenceOf: (transactionId) => dataset.log.sequenceOf(transactionId),
    idAt: (sequence) => dataset.log.idAt(sequence),
    since: (sequence) => recent(sequence, dataset.sequence),
  }
}

/** Many readers come back at once when a server does; what one of them read serves the others, as long as memory allows. */
export function recentOf(read: (after: number) => Iterable<Transaction>) {
  let kept: WeakRef<Transaction[]> | undefined
  return (after: number, present: number): Transaction[] => {
    let known = kept?.deref() ?? []
    const first = known[0]?.sequence ?? Number.POSITIVE_INFINITY
    const last = known.at(-1)?.sequence ?? 0
    if (first > after + 1 || last > present) known = [...read(after)]
    else if (last < present) known = [...known, ...read(last)]
    if (known.length > 2 * MOST_MISSED) known = known.slice(-MOST_MISSED)
    kept = new WeakRef(known)
    return known.filter(({ sequence }) => sequence > after)
  }
}

/** A reader that has missed more than this takes a new snapshot sooner than it hears of each. */
export const MOST_MISSED = 1000

/** The position of a reader before the first transaction; no transaction has this id. */
const BEGINNING = '*'

/** The position of a reader who knows all there is now. */
export const presentPosition = (past: Past) => past.idAt(past.sequence) ?? BEGINNING

/**
 * The transactions that a reader has missed who was told its position, an id of a transaction. Null when that is not
 * known here, or too long ago. With `including` they begin with that transaction itself.
 */
export function missedSince(past: Past, position: string, including = false): Transaction[] | null {
  const sequence = position === BEGINNING ? 0 : past.sequenceOf(position)
  if (sequence === undefined || past.sequence - sequence > MOST_MISSED) return null
  return [...past.since(including ? Math.max(0, sequence - 1) : sequence)]
}
