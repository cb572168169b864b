import type { SendOutcome } from '#lib/mail/send-outcome.ts'
import type { Settlement } from './claim.ts'

/** Waits before the second, third … attempt, in ms. After the last one the mail is a dead letter. */
const waits = [2_000, 10_000, 60_000, 300_000]
const leastLimitedWait = 1_000

/**
 * What becomes of a mail that did not go.
 *
 * @param attempts made so far, this one included.
 * @param now milliseconds since the epoch.
 */
export function decideSettlement(outcome: SendOutcome, attempts: number, now: number): Settlement {
  const { state, reason } = outcome
  if (state !== 'retry') return { state, reason }
  if (outcome.limited) {
    const at = Math.max(outcome.at ?? 0, now + leastLimitedWait)
    return { state: 'due', reason, attempts: attempts - 1, nextAttemptAt: new Date(at) }
  }
  const wait = waits[attempts - 1]
  if (wait === undefined) return { state: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` }
  return { state: 'due', reason, nextAttemptAt: new Date(now + wait) }
}
