import { describe, expect, it } from 'vitest'
import { isBehind, marksServed } from '#app/_components/freshness/marks.ts'

it('reads the marks of a page, in order', () => {
  const html =
    '<meta name="restock:read-at" content="20"/><p>30</p><meta name="restock:read-at" content="10"/>'
  expect(marksServed(html)).toEqual([10, 20])
  expect(marksServed('<p>nothing</p>')).toEqual([])
})

describe('what is shown is behind', () => {
  it.each([
    ['when the page was read again', [10, 20], [10, 21], true],
    ['when its frame was read again', [10, 20], [20, 25], true],
    ['when it is another page', [10, 20], [10], true],
    ['but not when it is the same', [10, 20], [10, 20], false],
    ['nor when another instance serves an older one', [10, 20], [9, 20], false],
  ])('%s', (_, shown, served, behind) => {
    expect(isBehind(shown, served)).toBe(behind)
  })
})
