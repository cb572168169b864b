import { expect, test } from 'vitest'
import { MOST_MISSED, missedSince, type Past, recentOf } from '#emulators/content-lake/listen/past.ts'
import type { Transaction } from '#emulators/content-lake/types.ts'

const pastOf = (sequence: number): Past => ({
  sequence,
  sequenceOf: (id) => Number(id),
  idAt: String,
  *since(after) {
    for (let at = after + 1; at <= sequence; at++) yield { sequence: at } as Transaction
  },
})

test.each([
  ['*', MOST_MISSED, MOST_MISSED],
  ['*', MOST_MISSED + 1, null],
  ['7', MOST_MISSED + 7, MOST_MISSED],
  ['7', MOST_MISSED + 8, null],
])('of %s, up to %i, are missed: %s', (position, sequence, count) => {
  expect(missedSince(pastOf(sequence), position)?.length ?? null).toBe(count)
})

test('what one reader read serves the others, and all see what came since', () => {
  const log = [1, 2, 3, 4].map((sequence) => ({ sequence }) as Transaction)
  const reads: number[] = []
  const since = recentOf((after) => {
    reads.push(after)
    return log.slice(after)
  })
  const seen = (after: number) => since(after, log.length).map(({ sequence }) => sequence)
  expect([seen(2), seen(3), seen(2), seen(4)]).toEqual([[3, 4], [4], [3, 4], []])
  expect(reads).toEqual([2])
  log.push({ sequence: 5 } as Transaction)
  expect([seen(3), seen(5)]).toEqual([[4, 5], []])
  expect(reads).toEqual([2, 4])
  expect(seen(0)).toEqual([1, 2, 3, 4, 5])
  expect(reads).toEqual([2, 4, 0])
  log.splice(0, 5, { sequence: 1 } as Transaction)
  expect(seen(0)).toEqual([1])
})
