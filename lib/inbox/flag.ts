/**
 * What is odd about a delivery that is worked on all the same.
 *
 * - `old`: its id was unknown, and it was signed long ago.
 * - `future`: it was signed at a moment that has not come yet.
 * - `reused id`: its id came again with another body, which has no effect.
 */
export type InboxFlag = 'old' | 'future' | 'reused id'
