import { setTimeout as pause } from 'node:timers/promises'
import { queryLake } from '#lib/content/lake.ts'
import { Failure } from '#lib/failure/failure.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { revisionQuery } from '#sanity/queries/revision.ts'
import type { RevisionQueryResult } from '#sanity/types.ts'

type Held = RevisionQueryResult

/** Pauses between two looks at the lake, in ms; together the time it has to show a commit that it told of. */
const pauses = [0, 15, 30, 60, 120, 250, 500, 1_000, 1_000, 2_000]
/** After so many attempts a document that never appears is taken to have gone since. */
const patience = 3

/**
 * Waits until the lake, read as pages read it, holds a change or something newer.
 *
 * @returns the moment (ms since the epoch) since which every read has it.
 * @throws LakeUnavailable; Failure when it does not show in time.
 */
export async function confirmChange(change: DocumentChange, attempts: number): Promise<number> {
  let held: Held = null
  for (const wait of pauses) {
    if (wait > 0) await pause(wait)
    held = await readRevision(change.id)
    if (holds(change, held)) return Date.now()
  }
  if (held === null && attempts >= patience) return Date.now()
  throw new Failure(
    'fault',
    `The lake does not show revision ${change.after?.rev ?? '(gone)'} of ${change.id}`,
  )
}

async function readRevision(id: string): Promise<Held> {
  return (await queryLake(revisionQuery, { id })).data ?? null
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
