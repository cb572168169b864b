import { expect, it } from 'vitest'
import { flagsOf } from '#lib/inbox/flag.ts'

const hour = 3_600_000
const now = Date.UTC(2026, 4, 1)

it('flags what was signed long ago, or is not signed yet', () => {
  expect(flagsOf(now - hour / 2, now)).toEqual([])
  expect(flagsOf(now - 24 * hour, now)).toEqual(['old'])
  expect(flagsOf(now + 60_000, now)).toEqual([])
  expect(flagsOf(now + 24 * hour, now)).toEqual(['future'])
  expect(flagsOf(now - 2 * hour, now, { old: 3 * hour, future: hour })).toEqual([])
})
