import { describe, expect, it } from 'vitest'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import { type Variant, variantLabel, variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { defaultMarket } from '#lib/market/markets.ts'

const variants = lenientList(variantSchema)

function variant(sku: string, amount: number | undefined, ...options: [string, string][]): Variant {
  return variantSchema.parse({
    sku,
    options: options.map(([name, value]) => ({ name, value })),
    prices: amount === undefined ? null : [{ currency: 'EUR', amount }],
    compareAtPrices: null,
  })
}

describe('the variants of a document', () => {
  it('are those that have a sku; what else is missing is taken as none', () => {
    expect(variants.parse([{ sku: 'A' }, { sku: null }, null, 7])).toEqual([
      { sku: 'A', options: [], prices: [], compareAtPrices: [] },
    ])
  })

  it.each([null, undefined, {}])('are none for %j', (value) => {
    expect(variants.parse(value)).toEqual([])
  })
})

describe('a variant', () => {
  it('is called by its options, or by its sku', () => {
    expect(variantLabel(variant('A', 1, ['Size', 'Small'], ['Glaze', 'Oatmeal']))).toBe('Small · Oatmeal')
    expect(variantLabel(variant('A', 1, ['Size', '']))).toBe('A')
  })
})

describe('lowestPrice', () => {
  it('is the lowest of the priced ones, and says whether others are dearer', () => {
    const { reading, hasDearer } = lowestPrice(
      [variant('A', 3400), variant('B', undefined), variant('C', 2800)],
      defaultMarket,
    )
    expect(reading).toMatchObject({ price: { amount: 2800 } })
    expect(hasDearer).toBe(true)
    expect(lowestPrice([variant('A', 2800), variant('B', 2800)], defaultMarket).hasDearer).toBe(false)
  })

  it('is none without a price', () => {
    expect(lowestPrice([], defaultMarket).reading.state).toBe('unpriced')
  })
})
