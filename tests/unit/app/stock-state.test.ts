import { describe, expect, it } from 'vitest'
import { readStockAnswer } from '#app/_components/purchase/stock-answer.ts'
import { cachedStockState, stockState, stockText } from '#app/_components/purchase/stock-state.ts'
import { isProductSoldOut, isSoldOut } from '#app/_content/stock.ts'

describe('what a shopper is told', () => {
  it.each([
    [-1, 'Sold out'],
    [0, 'Sold out'],
    [1, '1 left'],
    [5, '5 left'],
    [6, 'In stock'],
  ])('of %s pieces: %s', (available, text) => {
    expect(stockText(stockState(available))).toBe(text)
  })

  it('names no number on a cached page, and nothing at all when the stock was not known', () => {
    expect(stockText(cachedStockState(false))).toBe('In stock')
    expect(stockText(cachedStockState(true))).toBe('Sold out')
    expect(stockText(cachedStockState(undefined))).toBe('Stock is not known just now')
  })
})

describe('sold out', () => {
  const variant = (sku: string) => ({ sku, options: [], prices: [], compareAtPrices: [] })
  const stock = new Map([
    ['A', 0],
    ['B', 2],
  ])

  it('is a variant with none left, or that nobody counted', () => {
    expect([isSoldOut('A', stock), isSoldOut('B', stock), isSoldOut('C', stock)]).toEqual([true, false, true])
  })

  it('is a product of which every variant is', () => {
    expect(isProductSoldOut([variant('A'), variant('C')], stock)).toBe(true)
    expect(isProductSoldOut([variant('A'), variant('B')], stock)).toBe(false)
    expect(isProductSoldOut([], stock)).toBe(false)
  })

  it('is never claimed when the stock could not be read', () => {
    expect(isProductSoldOut([variant('A')], undefined)).toBe(false)
  })
})

describe('the answer about stock', () => {
  it('keeps what is a number', () => {
    expect(readStockAnswer({ stock: { A: 3, B: null, C: '4' } })).toEqual({ A: 3 })
  })

  it.each([null, [], 'x', {}, { stock: null }, { error: {} }])('is refused as %j', (body) => {
    expect(() => readStockAnswer(body)).toThrow('no "stock"')
  })
})
