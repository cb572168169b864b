import { expect, test } from 'vitest'
import { MOST_MISSED, missedSince, type Past } from '#emulators/content-lake/listen/past.ts'
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
