import { newestOf } from '#lib/freshness/confirm.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'

/** The step of a document that no other follows; of several, as when one between them was never told of, the latest by the lake's time. */
export function lastStep(changes: readonly DocumentChange[]): DocumentChange | undefined {
  return newestOf(changes).reduce<DocumentChange | undefined>(
    (last, change) => (last === undefined || timeOf(change) >= timeOf(last) ? change : last),
    undefined,
  )
}

/** The steps of a document if they end at what the lake holds. Others came late, or are overtaken: of them nothing is to be learned. */
export function endingAt(
  changes: readonly DocumentChange[],
  heldRev: string | null,
): readonly DocumentChange[] {
  const last = lastStep(changes)
  return last && (last.after?.rev ?? null) === heldRev ? changes : []
}

/** When a step was committed, as the lake tells; of a document that is gone, when it was last changed. ms since the epoch. */
export function timeOf({ before, after }: DocumentChange): number {
  return Date.parse((after ?? before)?.updatedAt ?? '')
}
