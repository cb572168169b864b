import { describe, expect, it } from 'vitest'
import { addsUp, compare, isYoung } from '#lib/sweep/compare.ts'
import { decideScope } from '#lib/sweep/scope.ts'

const held = (id: string, rev: string) => ({ id, rev, type: 'page', updatedAt: '2026-01-01T00:00:00Z' })

describe('what differs', () => {
  it('is what is new, what has another revision and what is gone', () => {
    const lake = [held('same', 'r1'), held('new', 'r1'), held('other', 'r2')]
    const known = [
      { id: 'same', rev: 'r1' },
      { id: 'other', rev: 'r1' },
      { id: 'gone', rev: 'r1' },
    ]
    expect(compare(lake, known)).toEqual({ changed: ['new', 'other'], gone: ['gone'] })
  })
})

describe('the numbers', () => {
  const known = new Map([
    ['page', 2],
    ['product', 1],
  ])

  it.each<[string, Record<string, number>, string[], boolean]>([
    ['add up when nothing happened', { page: 2, product: 1 }, [], true],
    ['add up with what is new', { page: 3, product: 1 }, ['page'], true],
    ['do not when something is gone', { page: 1, product: 1 }, [], false],
    ['do not when one is gone for one that is new', { page: 2, product: 1 }, ['page'], false],
    ['do not when a whole type is gone', { page: 2 }, [], false],
    ['do not when a type is there that was not', { page: 2, product: 1, article: 1 }, [], false],
  ])('%s', (_, counts, appeared, expected) => {
    expect(addsUp(counts, known, appeared)).toBe(expected)
  })
})

describe('a change', () => {
  const now = '2026-01-01T12:00:00.000Z'

  it.each([
    ['a moment ago is young', '2026-01-01T11:59:50Z', true],
    ['a while ago is not', '2026-01-01T11:59:40Z', false],
    ['of tomorrow is not: that clock was wrong', '2026-01-02T12:00:00Z', false],
  ])('%s', (_, updatedAt, expected) => {
    expect(isYoung({ updatedAt }, now, 15_000)).toBe(expected)
  })
})

describe('a sweep looks', () => {
  const noon = Date.parse('2026-01-01T12:00:00Z')
  const minute = 60_000
  const last = { lakeTime: new Date(noon), comparedAt: new Date(noon) }
  const lake = (after: number) => new Date(noon + after * minute).toISOString()

  it('at what the lake changed since a while before the last one', () => {
    expect(decideScope(last, lake(5), noon + 5 * minute)).toEqual({
      kind: 'changes',
      since: '2026-01-01T11:55:00.000Z',
    })
  })

  it.each([
    ['an hour later', lake(61), noon + 61 * minute],
    ["when the shop's clock was set back", lake(5), noon - minute],
    ["when the lake's clock was set back", lake(-1), noon + 5 * minute],
  ])('at everything %s', (_, lakeNow, now) => {
    expect(decideScope(last, lakeNow, now).kind).toBe('everything')
  })
})
