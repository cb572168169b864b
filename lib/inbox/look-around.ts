import { confirmChanges } from '#lib/freshness/confirm.ts'
import { questionOf, type Referrers, readReferrers } from '#lib/freshness/referrers.ts'
import type { DocumentChange } from './change.ts'

export interface LookedAround {
  /** Since when every read of the lake has the changes, in ms since the epoch. */
  confirmedAt: number
  /** The revision that the lake was seen to hold then; null when the document was gone. */
  heldRev: string | null
  referrers: Referrers
}

/**
 * Waits until the lake holds the changes of one document, and reads who shows it.
 *
 * @param changes at least one.
 * @param attempts how often it was tried, this time included.
 * @throws LakeUnavailable; Failure when the changes do not show in time.
 */
export async function lookAround(
  changes: readonly DocumentChange[],
  attempts: number,
): Promise<LookedAround> {
  const question = questionOf(changes)
  // Both at once: what is read after the lake has told of a commit nearly always has it.
  const [confirmation, referrers] = await Promise.all([
    confirmChanges(changes, attempts),
    readReferrers(question),
  ])
  const { confirmedAt, heldRev, atOnce } = confirmation
  return { confirmedAt, heldRev, referrers: atOnce ? referrers : await readReferrers(question) }
}
