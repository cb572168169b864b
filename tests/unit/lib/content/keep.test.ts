import { expect, it } from 'vitest'
import { keyOf } from '#lib/content/keep.ts'

it('keeps results apart by query and parameters, not by the order of names', () => {
  expect(keyOf('q', { a: 1, b: 2 })).toBe(keyOf('q', { b: 2, a: 1 }))
  expect(keyOf('q', { a: 1 })).not.toBe(keyOf('q', { a: 2 }))
  expect(keyOf('q', { a: '1' })).not.toBe(keyOf('q', { a: 1 }))
  expect(keyOf('q', {})).not.toBe(keyOf('r', {}))
})
