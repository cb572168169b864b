import { describe, expect, it } from 'vitest'
import { decideRetry } from '#lib/inbox/retry.ts'

describe('decideRetry', () => {
  it('waits an outage out, at most 3 s at a time, however long it takes', () => {
    expect(decideRetry('outage', 1, 0)).toEqual({ state: 'open', delay: 250, faults: 0 })
    expect(decideRetry('outage', 3, 0)).toEqual({ state: 'open', delay: 1_000, faults: 0 })
    expect(decideRetry('outage', 100_000, 0)).toEqual({ state: 'open', delay: 3_000, faults: 0 })
  })

  it('sets a fault aside when it stays', () => {
    const steps = Array.from({ length: 10 }, (_, faults) => decideRetry('fault', faults + 1, faults))
    expect(steps.slice(0, 9).every(({ state }) => state === 'open')).toBe(true)
    expect(steps[9]).toEqual({ state: 'aside', faults: 10 })
  })

  it('does not count an outage against a row', () => {
    expect(decideRetry('fault', 500, 0)).toEqual({ state: 'open', delay: 250, faults: 1 })
  })

  it('sets aside at once what cannot be used', () => {
    expect(decideRetry('unusable', 1, 0).state).toBe('aside')
  })
})
