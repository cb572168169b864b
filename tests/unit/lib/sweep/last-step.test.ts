import { expect, it } from 'vitest'
import { type DocumentChange, readChange } from '#lib/inbox/change.ts'
import { endingAt, lastStep } from '#lib/sweep/last-step.ts'

const state = (rev: string) => ({ rev, updatedAt: `2026-01-01T00:00:0${rev.slice(1)}Z` })
const step = (before: string | null, after: string | null): DocumentChange => {
  const content = { id: 'a', type: 'page', before: before && state(before), after: after && state(after) }
  const reading = readChange(Buffer.from(JSON.stringify(content)))
  if (!reading.understood) throw new Error(reading.reason)
  return reading.change
}

it('is the step that no other follows, in whatever order they came', () => {
  const [first, second, third] = [step(null, 'r1'), step('r1', 'r2'), step('r2', 'r3')] as const
  expect(lastStep([first, second, third])).toBe(third)
  expect(lastStep([third, first, second])).toBe(third)
  expect(lastStep([])).toBeUndefined()
})

it('is the latest when one between was never told of', () => {
  const late = step('r3', 'r4')
  expect(lastStep([late, step(null, 'r1')])).toBe(late)
})

it('teaches nothing when the lake holds something else', () => {
  const made = [step(null, 'r1')]
  const removed = [step('r1', null)]
  expect(endingAt(made, 'r1')).toBe(made)
  expect(endingAt(made, 'r2')).toEqual([])
  expect(endingAt(made, null)).toEqual([])
  expect(endingAt(removed, null)).toBe(removed)
  expect(endingAt(removed, 'r2')).toEqual([])
})
