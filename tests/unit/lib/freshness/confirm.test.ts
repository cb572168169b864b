import { describe, expect, it } from 'vitest'
import { holds } from '#lib/freshness/confirm.ts'

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
