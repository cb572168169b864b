import { expect, test } from 'vitest'
import { restartDecision } from '#scripts/platform/restart-decision.ts'

const now = 1_000_000

test('starts again at once, then after growing pauses', () => {
  const deaths = [0, 1, 2, 3, 4].map((seconds) => now - seconds * 1000)
  const pauses = deaths.map((_, index) => restartDecision(deaths.slice(0, index + 1), now))
  expect(pauses).toEqual([0, 500, 1000, 2000, 4000].map((afterMs) => ({ restart: true, afterMs })))
})

test('gives up on what keeps dying, with the reason', () => {
  expect(restartDecision(Array(6).fill(now), now)).toEqual({
    restart: false,
    reason: 'it died 6 times within a minute',
  })
})

test('forgets deaths of long ago', () => {
  expect(restartDecision([...Array(20).fill(now - 61_000), now], now)).toEqual({ restart: true, afterMs: 0 })
})
