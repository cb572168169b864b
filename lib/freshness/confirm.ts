import { setTimeout as pause } from 'node:timers/promises'
import { queryLake } from '#lib/content/lake.ts'
import { Failure } from '#lib/failure/failure.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { revisionQuery } from '#sanity/queries/revision.ts'
import type { RevisionQueryResult } from '#sanity/types.ts'

type Held = RevisionQueryResult

export interface Confirmation {
  /** Every read that begins at this moment or later (ms since the epoch) has the changes. */
  confirmedAt: number
  /** The first look found them. */
  atOnce: boolean
  /** The revision that the lake was seen to hold; null when the document was gone. */
  heldRev: string | null
}

/** Pauses between two looks at the lake, in ms; together the time it has to show a commit that it told of. */
const pauses = [0, 15, 30, 60, 120, 250, 500]
/** After so many attempts what the lake holds is taken for what came of a change, whatever its clock says. */
const patience = 3

/**
 * Waits until the lake, read as pages read it, holds the changes of one document or something newer.
 *
 * @param attempts how often it was tried, this time included.
 * @throws LakeUnavailable; Failure when they do not show in time.
 */
export async function confirmChanges(
  changes: readonly DocumentChange[],
  attempts: number,
): Promise<Confirmation> {
  const newest = newestOf(changes)
  const id = changes[0]?.id ?? ''
  let held: Held = null
  for (const wait of pauses) {
    if (wait > 0) await pause(wait)
    held = await readRevision(id)
    if (newest.every((change) => holds(change, held)))
      return { confirmedAt: firstMomentFrom(Date.now()), atOnce: wait === 0, heldRev: held?._rev ?? null }
    if (attempts >= patience && newest.every(({ before }) => held === null || held._rev !== before?.rev))
      return { confirmedAt: firstMomentFrom(Date.now()), atOnce: wait === 0, heldRev: held?._rev ?? null }
  }
  const missing = newest.find((change) => !holds(change, held))
  throw new Failure('fault', `The lake does not show revision ${missing?.after?.rev ?? '(gone)'} of ${id}`)
}

/** The first whole millisecond that lies wholly after a moment: what begins in the same one may have begun before. */
export function firstMomentFrom(moment: number): number {
  return Math.floor(moment) + 1
}

async function readRevision(id: string): Promise<Held> {
  return (await queryLake(revisionQuery, { id })).data ?? null
}

/** The changes that no other follows, for what the others made need no longer be there. */
export function newestOf<Change extends Pick<DocumentChange, 'before' | 'after'>>(
  changes: readonly Change[],
): readonly Change[] {
  const left = new Set(changes.map(({ before }) => before?.rev))
  const newest = changes.filter(({ after }, at) => {
    if (after) return !left.has(after.rev)
    // What came after something was gone began with nothing.
    return !changes.slice(at + 1).some(({ before }) => before === null)
  })
  return newest.length > 0 ? newest : changes
}

/**
 * Whether what the lake holds is the change or came after it. `_updatedAt` is coarse: of two revisions of one moment only the one known
 * to be before the change is too old.
 */
export function holds({ before, after }: Pick<DocumentChange, 'before' | 'after'>, held: Held): boolean {
  if (!after)
    return held === null || (before !== null && Date.parse(held._updatedAt) > Date.parse(before.updatedAt))
  if (!held) return false
  if (held._rev === after.rev) return true
  return held._rev !== before?.rev && Date.parse(held._updatedAt) >= Date.parse(after.updatedAt)
}
