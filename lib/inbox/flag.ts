/**
 * What is odd about a delivery that is worked on all the same.
 *
 * - `old`: its id was unknown, and it was signed long ago: anybody who once saw a delivery can send it again under a new id, for the
 *   signature does not cover the id.
 * - `future`: it was signed at a moment that has not come yet.
 * - `reused id`: its id came again with another body, which has no effect.
 */
export type InboxFlag = 'old' | 'future' | 'reused id'

/** Milliseconds between the signed time and ours from which on a delivery is odd. Sanity sends again for 30 minutes. */
export interface OddAges {
  old: number
  future: number
}

export const oddAges: OddAges = { old: 60 * 60_000, future: 5 * 60_000 }

/** The flags of a delivery whose id is unknown. Times in ms since the epoch. */
export function flagsOf(signedAt: number, now: number, ages: OddAges = oddAges): InboxFlag[] {
  if (now - signedAt > ages.old) return ['old']
  if (signedAt - now > ages.future) return ['future']
  return []
}
