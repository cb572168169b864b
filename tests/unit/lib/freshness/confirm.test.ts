import { describe, expect, it } from 'vitest'
import { firstMomentFrom, holds, newestOf } from '#lib/freshness/confirm.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 1, 10, 0, seconds)).toISOString()
const snapshot = (rev: string, seconds: number) => ({
  rev,
  updatedAt: at(seconds),
  slug: null,
  featured: null,
  sku: null,
  skus: [],
  category: null,
  refs: [],
  shown: null,
})
const held = (rev: string, seconds: number) => ({ _rev: rev, _updatedAt: at(seconds) })

describe('holds', () => {
  const update = { before: snapshot('r1', 1), after: snapshot('r2', 5) }

  it('is true for the revision itself and for a newer one', () => {
    expect(holds(update, held('r2', 5))).toBe(true)
    expect(holds(update, held('r3', 6))).toBe(true)
  })

  it('is false while the lake shows what was before', () => {
    expect(holds(update, held('r1', 1))).toBe(false)
    expect(holds(update, null)).toBe(false)
    expect(holds({ before: null, after: snapshot('r1', 1) }, null)).toBe(false)
  })

  it('tells revisions of one moment apart by what is known to be before', () => {
    const sameMoment = { before: snapshot('r1', 5), after: snapshot('r2', 5) }
    expect(holds(sameMoment, held('r1', 5))).toBe(false)
    expect(holds(sameMoment, held('r3', 5))).toBe(true)
  })

  it('waits for a deleted document to go, unless it came back', () => {
    const deletion = { before: snapshot('r2', 5), after: null }
    expect(holds(deletion, null)).toBe(true)
    expect(holds(deletion, held('r2', 5))).toBe(false)
    expect(holds(deletion, held('r9', 9))).toBe(true)
  })
})

describe('newestOf', () => {
  const made = { before: null, after: snapshot('r1', 1) }
  const edited = { before: snapshot('r1', 1), after: snapshot('r2', 2) }
  const gone = { before: snapshot('r2', 2), after: null }
  const again = { before: null, after: snapshot('r3', 3) }

  it('leaves out what another change follows, whatever its clock says', () => {
    const backwards = { before: snapshot('r1', 90_000), after: snapshot('r2', 2) }
    expect(newestOf([made, edited])).toEqual([edited])
    expect(newestOf([edited, made])).toEqual([edited])
    expect(newestOf([{ before: null, after: snapshot('r1', 90_000) }, backwards])).toEqual([backwards])
  })

  it('ends a document that went with its end, unless it came back', () => {
    expect(newestOf([made, edited, gone])).toEqual([gone])
    expect(newestOf([made, edited, gone, again])).toEqual([again])
  })

  it('keeps all of a chain with a gap, and never none', () => {
    const later = { before: snapshot('r5', 5), after: snapshot('r6', 6) }
    expect(newestOf([made, later])).toEqual([made, later])
    expect(newestOf([gone, made, edited])).not.toEqual([])
  })
})

it('counts no read that began in the millisecond of the confirmation', () => {
  expect(firstMomentFrom(1_000)).toBe(1_001)
})
