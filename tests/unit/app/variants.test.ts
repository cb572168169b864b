import { describe, expect, it } from 'vitest'
import { variantNames } from '#app/_components/purchase/variant-names.ts'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import { labelAmong, type Variant, variantLabel, variantSchema, variantTitle } from '#lib/catalog/variant.ts'
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
  it('is called by its options, and without any by its product: a sku is no name', () => {
    const oatmeal = variant('A', 1, ['Size', 'Small'], ['Glaze', 'Oatmeal'])
    expect(variantLabel(oatmeal)).toBe('Small · Oatmeal')
    expect(variantTitle('Luna mug', oatmeal, [oatmeal])).toBe('Luna mug, Small · Oatmeal')
    expect(variantLabel(variant('A', 1, ['Size', '']))).toBe('')
    expect(variantTitle('Luna mug', variant('A', 1, ['Size', '']), [])).toBe('Luna mug')
  })

  it.each([
    [
      'its options',
      [variant('A', 1, ['Size', 'Small']), variant('B', 1, ['Size', 'Large'])],
      ['Small', 'Large'],
    ],
    ['its product when it has none', [variant('A', 1)], ['Luna mug']],
    [
      'its price where others have its options',
      [
        variant('A', 1, ['Size', 'Small']),
        variant('B', 2, ['Size', 'small']),
        variant('C', 1, ['Size', 'Large']),
      ],
      ['Small, €1', 'small, €2', 'Large'],
    ],
    [
      'its sku where the price is that of others too',
      [variant('A', 1, ['Size', 'Small']), variant('B', 1, ['Size', 'Small'])],
      ['Small, A', 'Small, B'],
    ],
    [
      'its price where nobody has options',
      [variant('A', 1), variant('B', 2)],
      ['Luna mug, €1', 'Luna mug, €2'],
    ],
    ['its sku where nobody has anything', [variant('A', 1), variant('B', 1)], ['Luna mug, A', 'Luna mug, B']],
  ])('is called beside its siblings by %s', (_, siblings, names) => {
    const priceOf = ({ prices }: Variant) => `€${prices[0]?.amount}`
    expect(variantNames(siblings, 'Luna mug', priceOf)).toEqual(names)
  })
})

it('is called apart from its siblings as beside them, and by its sku where another is called alike', () => {
  const [small, twin, large] = ['Small', 'small', 'Large'].map((size, at) =>
    variant(`S${at}`, 1, ['Size', size]),
  )
  const siblings = [small, twin, large] as Variant[]
  expect(siblings.map((one) => labelAmong(one, siblings))).toEqual(['Small, S0', 'small, S1', 'Large'])
  const bare = [variant('A', 1), variant('B', 1)]
  expect(bare.map((one) => variantTitle('Luna mug', one, bare))).toEqual(['Luna mug, A', 'Luna mug, B'])
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
