import type { HookFault } from '../faults/definition.ts'
import type { Hook } from './definition.ts'
import type { MessageRow } from './ledger.ts'
import { messageHeaders } from './message.ts'
import { type Attempt, judge, nextStep, type Waiting } from './schedule.ts'
import type { Sender } from './send.ts'

export interface Entry extends MessageRow, Waiting {
  /** Waits only until another message has been delivered. */
  yields: boolean
  /** Sends it a second time, so long after the first. */
  repeatAfterMs: number | null
}

export const LOST = 'lost by a fault on request'
const LONGEST_YIELD_MS = 1000

/** What a line tells its owner after each attempt. */
export type Report = (
  entry: Entry,
  attempt: Attempt,
  startedAt: number,
  durationMs: number,
  reason: string,
) => void

/** The deliveries of one hook: one request at a time, in order, for as long as the receiver lets it. */
export interface Line {
  hook: Hook
  add(rows: MessageRow[]): void
  close(): void
}

/** `faultOf` is asked once for each message that joins the line. */
export function createLine(
  hook: Hook,
  sender: Sender,
  clock: () => number,
  report: Report,
  faultOf: (hook: Hook) => HookFault | null = () => null,
): Line {
  const queue: Entry[] = []
  let sending = false
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const pump = () => {
    if (sending || closed) return
    clearTimeout(timer)
    const step = nextStep(queue, clock())
    if (step.kind === 'send') void deliver(step.message)
    else if (step.kind === 'wait') timer = setTimeout(pump, Math.max(0, step.until - clock()))
  }

  const deliver = async (entry: Entry) => {
    sending = true
    const startedAt = clock()
    const { hook } = line
    const headers = messageHeaders(hook, entry.message, startedAt)
    const attempt = await sender.send(hook.url, hook.httpMethod, headers, entry.message.body)
    sending = false
    if (closed) return
    const now = clock()
    const verdict = judge(attempt, entry, now)
    entry.status = verdict.status
    entry.resultCode = attempt.kind === 'answered' ? attempt.status : null
    entry.updatedAt = now
    if (verdict.status === 'pending') {
      entry.failures++
      entry.failingSince ??= startedAt
      entry.lastUnreachable = attempt.kind === 'unreachable'
      entry.nextAttemptAt = now + verdict.retryInMs
    } else {
      queue.splice(queue.indexOf(entry), 1)
      if (verdict.status === 'delivered') afterDelivery(queue, entry, now)
    }
    report(entry, attempt, startedAt, now - startedAt, verdict.reason)
    pump()
  }

  const lose = (row: MessageRow, now: number) => {
    const lost = { ...joining(row, null, now), status: 'dropped' as const, updatedAt: now }
    report(lost, { kind: 'unreachable', reason: LOST }, now, 0, LOST)
  }

  const line: Line = {
    hook,
    add(rows) {
      const now = clock()
      for (const row of rows) {
        const fault = faultOf(line.hook)
        if (fault?.kind === 'drop') lose(row, now)
        else queue.push(joining(row, fault, now))
      }
      pump()
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
  return line
}

function joining(row: MessageRow, fault: HookFault | null, now: number): Entry {
  const { kind, ms } = fault ?? {}
  const held = kind === 'delay' ? (ms ?? 0) : kind === 'reorder' ? (ms ?? LONGEST_YIELD_MS) : 0
  return {
    ...row,
    failingSince: null,
    nextAttemptAt: now + held,
    lastUnreachable: false,
    yields: kind === 'reorder',
    repeatAfterMs: kind === 'duplicate' ? (ms ?? 0) : null,
  }
}

/** The receiver answers: what only failed because it was not there, or let another pass, need not wait any longer. */
function afterDelivery(queue: Entry[], delivered: Entry, now: number): void {
  for (const entry of queue)
    if (entry.lastUnreachable || entry.yields) entry.nextAttemptAt = Math.min(entry.nextAttemptAt, now)
  if (delivered.repeatAfterMs === null) return
  const again = { ...joining(delivered, null, now), status: 'pending' as const, failures: 0 }
  queue.push({ ...again, nextAttemptAt: now + delivered.repeatAfterMs })
}
