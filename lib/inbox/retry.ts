import type { FailureKind } from '#lib/failure/failure.ts'

export type RetryDecision =
  | { state: 'open'; delay: number; faults: number }
  | { state: 'aside'; faults: number }

const longestOutageDelay = 3_000
const longestFaultDelay = 60_000
const mostFaults = 10

/**
 * What becomes of a row after a failed attempt. Delays are in ms.
 *
 * @param attempts attempts made so far, this one included.
 * @param faults earlier attempts that failed by a fault.
 */
export function decideRetry(kind: FailureKind, attempts: number, faults: number): RetryDecision {
  if (kind === 'outage') return { state: 'open', delay: doubled(250, attempts, longestOutageDelay), faults }
  if (kind === 'unusable' || faults + 1 >= mostFaults) return { state: 'aside', faults: faults + 1 }
  return { state: 'open', delay: doubled(250, faults + 1, longestFaultDelay), faults: faults + 1 }
}

function doubled(first: number, times: number, most: number): number {
  return Math.min(first * 2 ** Math.min(times - 1, 20), most)
}
