import { describe, expect, it } from 'vitest'
import { available } from '#lib/stock/available.ts'
import { crossingOf } from '#lib/stock/crossing.ts'
import { inventoryItem } from '#lib/stock/inventory-item.ts'

describe('available', () => {
  const counted = { onHand: 10, held: 0, soldHere: 3, soldInDocument: 3 }

  it('falls with a hold and with a sale', () => {
    expect(available({ ...counted, held: 2 })).toBe(8)
    expect(available({ ...counted, soldHere: 4 })).toBe(9)
  })

  it('stays when the sale arrives in the document', () => {
    expect(available({ onHand: 9, held: 0, soldHere: 4, soldInDocument: 4 })).toBe(9)
  })
})

describe('crossingOf', () => {
  it.each([
    [0, 5, true],
    [5, 0, true],
    [-2, 1, true],
    [null, 3, true],
    [1, -1, true],
    [1, 4, false],
    [0, 0, false],
    [-1, 0, false],
    [null, 0, false],
  ])('from %s to %s: %s', (before, after, crosses) => {
    expect(crossingOf('A', { before, after }) !== undefined).toBe(crosses)
  })
})

describe('inventoryItem', () => {
  const item = { _id: 'inventory-A', _rev: 'r', _updatedAt: '2026-05-01T10:00:00Z', sku: 'A' }

  it('takes a count that was never made for 0', () => {
    expect(inventoryItem.parse({ ...item, onHand: null })).toMatchObject({ onHand: 0, sold: 0 })
  })

  it.each([1.5, '3', 1e12, Number.NaN])('does not believe %s units', (onHand) => {
    expect(inventoryItem.safeParse({ ...item, onHand }).success).toBe(false)
  })
})
