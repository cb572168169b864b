import type { Hook } from './definition.ts'
import type { MessageRow } from './ledger.ts'
import { messageHeaders } from './message.ts'
import { type Attempt, judge, nextStep, type Waiting } from './schedule.ts'
import type { Sender } from './send.ts'

export type Entry = MessageRow & Waiting

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

export function createLine(hook: Hook, sender: Sender, clock: () => number, report: Report): Line {
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
      if (verdict.status === 'delivered') retryUnreachable(queue, now)
    }
    report(entry, attempt, startedAt, now - startedAt, verdict.reason)
    pump()
  }

  const line: Line = {
    hook,
    add(rows) {
      const now = clock()
      for (const row of rows) {
        queue.push({ ...row, failingSince: null, nextAttemptAt: now, lastUnreachable: false })
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

/** The receiver answers again: what only failed because it was not there need not wait any longer. */
function retryUnreachable(queue: Entry[], now: number): void {
  for (const entry of queue)
    if (entry.lastUnreachable) entry.nextAttemptAt = Math.min(entry.nextAttemptAt, now)
}
