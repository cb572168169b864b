import { describe, expect, it } from 'vitest'
import type { DocumentChange, Snapshot } from '#lib/inbox/change.ts'
import { stepFrom } from '#lib/inbox/missed-step.ts'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
/** What a document was after so many edits, one a second. */
const version = (edits: number): Snapshot => ({
  rev: `r${edits}`,
  updatedAt: at(edits).toISOString(),
  slug: `slug-${edits}`,
  featured: null,
  sku: null,
  skus: [],
  category: null,
  refs: [],
  shown: null,
})
const step = (from: number | null, to: number | null): DocumentChange => ({
  id: 'product-1',
  type: 'product',
  before: from === null ? null : version(from),
  after: to === null ? null : version(to),
})
const known = (edits: number) => ({
  type: 'product' as const,
  rev: `r${edits}`,
  updatedAt: at(edits),
  snapshot: version(edits),
})

describe('the step that nobody told of', () => {
  it('leads from what the pages show to where the told steps begin', () => {
    expect(stepFrom(known(1), [step(2, 3)])).toEqual(step(1, 2))
    expect(stepFrom(known(1), [step(3, 4), step(2, 3)])).toEqual(step(1, 2))
    expect(stepFrom(known(1), [step(2, null)])).toEqual(step(1, 2))
  })

  it('ends with nothing when the document was gone in between', () => {
    expect(stepFrom(known(1), [step(null, 3)])).toEqual(step(1, null))
  })

  it.each([
    ['the steps begin where the pages are', 2, [step(2, 3)]],
    ['they come once more', 3, [step(2, 3)]],
    ['they go on from there', 3, [step(2, 3), step(3, 4)]],
    ['they were overtaken', 5, [step(2, 3)]],
  ])('is none when %s', (_, edits, changes) => {
    expect(stepFrom(known(edits), changes)).toBeUndefined()
  })

  it('is none when the document was of another type: what is gone and what is new are told apart', () => {
    expect(stepFrom({ ...known(1), type: 'page' }, [step(2, 3)])).toBeUndefined()
  })
})
