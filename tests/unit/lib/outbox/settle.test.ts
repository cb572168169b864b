import { describe, expect, it } from 'vitest'
import { decideSettlement } from '#lib/outbox/settle.ts'

const now = 1_700_000_000_000
const trouble = { state: 'retry', reason: 'SendGrid answered 500', limited: false } as const

describe('decideSettlement', () => {
  it('tries four times again, later each time, then gives up', () => {
    const steps = [1, 2, 3, 4, 5].map((attempts) => decideSettlement(trouble, attempts, now))
    const waits = steps.slice(0, 4).map(({ nextAttemptAt }) => (nextAttemptAt?.getTime() ?? 0) - now)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(steps.slice(0, 4).every(({ state }) => state === 'due')).toBe(true)
    expect(steps[4]).toMatchObject({ state: 'failed', reason: expect.stringContaining('5 attempts') })
  })

  it('waits out a limit without counting it', () => {
    const limited = { ...trouble, limited: true, at: now + 30_000 }
    expect(decideSettlement(limited, 5, now)).toEqual({
      state: 'due',
      reason: trouble.reason,
      attempts: 4,
      nextAttemptAt: new Date(now + 30_000),
    })
    expect(
      decideSettlement({ ...limited, at: now - 5_000 }, 1, now).nextAttemptAt?.getTime(),
    ).toBeGreaterThan(now)
  })

  it('keeps what is final', () => {
    expect(decideSettlement({ state: 'unknown', reason: 'r' }, 1, now)).toEqual({
      state: 'unknown',
      reason: 'r',
    })
    expect(decideSettlement({ state: 'failed', reason: 'r' }, 1, now)).toEqual({
      state: 'failed',
      reason: 'r',
    })
  })
})
