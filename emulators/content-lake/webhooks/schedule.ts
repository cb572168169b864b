/** How one attempt ended. `unreachable`: no HTTP answer came within 30 s. */
export type Attempt =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'unreachable'; reason: string }

/** A message that is not yet delivered. Times are ms since the epoch. */
export interface Waiting {
  failures: number
  /** When it first failed since the server started, or null. */
  failingSince: number | null
  nextAttemptAt: number
  lastUnreachable: boolean
}

export type Verdict =
  | { status: 'delivered'; reason: string }
  | { status: 'dropped'; reason: string }
  | { status: 'expired'; reason: string }
  | { status: 'pending'; reason: string; retryInMs: number }

const RETRY_WINDOW_MS = 30 * 60_000
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 30_000
/** A receiver that is not running costs nothing to ask, and is usually about to start. */
const LONGEST_RETRY_UNREACHABLE_MS = 5_000
/** How long a failing message holds up those behind it, so that a short outage keeps their order. */
const ORDER_HOLD_MS = 10_000

/**
 * What becomes of a message after an attempt: 2xx is success, 429, 5xx and silence are retried for 30 minutes,
 * any other answer drops the message.
 */
export function judge(attempt: Attempt, waiting: Waiting, now: number): Verdict {
  if (attempt.kind === 'answered') {
    const { status } = attempt
    if (status >= 200 && status < 300) return { status: 'delivered', reason: `answered ${status}` }
    if (status !== 429 && status < 500) {
      return { status: 'dropped', reason: `answered ${status}, which is final` }
    }
  }
  const reason = attempt.kind === 'answered' ? `answered ${attempt.status}` : attempt.reason
  if (waiting.failingSince !== null && now - waiting.failingSince >= RETRY_WINDOW_MS) {
    return { status: 'expired', reason: `${reason}; retried for 30 minutes` }
  }
  const longest = attempt.kind === 'answered' ? LONGEST_RETRY_MS : LONGEST_RETRY_UNREACHABLE_MS
  return { status: 'pending', reason, retryInMs: Math.min(longest, FIRST_RETRY_MS * 2 ** waiting.failures) }
}

export type Step<T> = { kind: 'send'; message: T } | { kind: 'wait'; until: number } | { kind: 'idle' }

/** Which of a hook's messages, oldest first, goes out now. There is one request at a time per hook. */
export function nextStep<T extends Waiting>(queue: readonly T[], now: number): Step<T> {
  const head = queue[0]
  if (!head) return { kind: 'idle' }
  if (head.nextAttemptAt <= now) return { kind: 'send', message: head }
  const holds = head.failingSince !== null && now - head.failingSince < ORDER_HOLD_MS
  if (holds) return { kind: 'wait', until: head.nextAttemptAt }
  const due = queue.find((message) => message.nextAttemptAt <= now)
  if (due) return { kind: 'send', message: due }
  return {
    kind: 'wait',
    until: queue.reduce((soonest, { nextAttemptAt }) => Math.min(soonest, nextAttemptAt), Infinity),
  }
}
