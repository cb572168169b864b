import { describe, expect, it } from 'vitest'
import { judge, nextStep, type Waiting } from '#emulators/content-lake/webhooks/schedule.ts'

const fresh: Waiting = { failures: 0, failingSince: null, nextAttemptAt: 0, lastUnreachable: false }
const answered = (status: number) => ({ kind: 'answered', status, body: '' }) as const
const silent = { kind: 'unreachable', reason: 'ECONNREFUSED' } as const
const MINUTE = 60_000

describe('judge', () => {
  it.each([200, 202, 204, 299])('takes %i for success', (status) => {
    expect(judge(answered(status), fresh, 0).status).toBe('delivered')
  })

  it.each([301, 400, 401, 404, 410, 422])('drops a message answered %i, and says so', (status) => {
    expect(judge(answered(status), fresh, 0)).toEqual({
      status: 'dropped',
      reason: `answered ${status}, which is final`,
    })
  })

  it.each([429, 500, 502, 503])('tries a message answered %i again', (status) => {
    expect(judge(answered(status), fresh, 0)).toMatchObject({ status: 'pending', retryInMs: 500 })
  })

  it('doubles the wait with each failure, to a limit that is lower while nobody listens', () => {
    const waits = (attempt: typeof silent | ReturnType<typeof answered>) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map((failures) => {
        const verdict = judge(attempt, { ...fresh, failures }, 0)
        return verdict.status === 'pending' ? verdict.retryInMs : null
      })
    expect(waits(answered(503))).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    expect(waits(silent)).toEqual([500, 1000, 2000, 4000, 5000, 5000, 5000, 5000])
  })

  it('gives up after 30 minutes and not before', () => {
    const failing = { ...fresh, failures: 40, failingSince: 1000 }
    expect(judge(silent, failing, 1000 + 30 * MINUTE - 1).status).toBe('pending')
    expect(judge(silent, failing, 1000 + 30 * MINUTE)).toEqual({
      status: 'expired',
      reason: 'ECONNREFUSED; retried for 30 minutes',
    })
  })
})

describe('nextStep', () => {
  const failed = (since: number, next: number): Waiting => ({
    ...fresh,
    failures: 3,
    failingSince: since,
    nextAttemptAt: next,
  })

  it('is idle without messages', () => {
    expect(nextStep([], 0)).toEqual({ kind: 'idle' })
  })

  it('sends the oldest first', () => {
    const first = { ...fresh }
    expect(nextStep([first, { ...fresh }], 10)).toEqual({ kind: 'send', message: first })
    expect(nextStep([first, { ...fresh }], 10)).toHaveProperty('message', first)
  })

  it('holds the others back while the oldest has been failing for a short time', () => {
    expect(nextStep([failed(1000, 6000), { ...fresh }], 5000)).toEqual({ kind: 'wait', until: 6000 })
  })

  it('lets the others pass a message that goes on failing', () => {
    const second = { ...fresh }
    expect(nextStep([failed(1000, 30_000), second], 11_000)).toEqual({ kind: 'send', message: second })
  })

  it('waits for the soonest when none is due', () => {
    expect(nextStep([failed(0, 40_000), failed(0, 30_000)], 20_000)).toEqual({ kind: 'wait', until: 30_000 })
  })
})
