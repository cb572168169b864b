import { describe, expect, it } from 'vitest'
import { generatedDocuments, type Pictures } from '#scripts/seed/generated.ts'
import { parseSeedOptions } from '#scripts/seed/options.ts'

const image = { _type: 'image', _key: 'image1', asset: { _ref: 'image-a-1600x2000-jpg' } }
const pictures: Pictures = new Map(
  ['mugs-and-cups', 'bowls', 'plates', 'vases', 'teaware'].map((category) => [category, [[image]]]),
)
type Variant = { sku: string; prices: { amount: number }[]; options: { name: string; value: string }[] }

describe('a generated product', () => {
  const all = Array.from({ length: 2_000 }, (_, index) => generatedDocuments(index + 1, pictures))

  it('is the same each time', () => {
    expect(generatedDocuments(77, pictures)).toEqual(all[76])
  })

  it('has an id and an address of its own', () => {
    const ids = all.flat().map(({ _id }) => _id)
    expect(new Set(ids).size).toBe(ids.length)
    const slugs = Array.from(
      { length: 10_000 },
      (_, index) => generatedDocuments(index + 1, pictures)[0]?.slug,
    )
    expect(new Set(slugs.map((slug) => JSON.stringify(slug))).size).toBe(slugs.length)
  })

  it('has variants that differ, with whole prices, and a count for each', () => {
    for (const [product, ...inventory] of all) {
      const variants = product?.variants as Variant[]
      expect(variants.length).toBeGreaterThan(0)
      expect(new Set(variants.map(({ options }) => JSON.stringify(options))).size).toBe(variants.length)
      expect(inventory.map(({ sku }) => sku)).toEqual(variants.map(({ sku }) => sku))
      for (const { prices } of variants)
        for (const { amount } of prices) expect(Number.isInteger(amount) && amount > 0).toBe(true)
    }
  })

  it('has a picture of its category, and none where the shop has none', () => {
    expect(all[0]?.[0]?.images).toEqual([image])
    expect(generatedDocuments(1, new Map())[0]?.images).toEqual([])
  })
})

describe('npm run seed', () => {
  it.each([
    [[], { task: 'demo' }],
    [['--products', '10000'], { task: 'products', count: 10_000 }],
    [['--products=0'], { task: 'products', count: 0 }],
    [['--help'], { task: 'help' }],
  ])('understands %j', (args, options) => {
    expect(parseSeedOptions(args)).toEqual(options)
  })

  it.each([
    [['--products', 'many'], 'not "many"'],
    [['--products', '100000'], 'not "100000"'],
    [['--products=-1'], 'not "-1"'],
    [['--products', '1.5'], 'not "1.5"'],
    [['--prodcts', '5'], '--prodcts'],
    [['--products'], '--products'],
    [['5'], '5'],
  ])('says what is wrong with %j', (args, words) => {
    expect(() => parseSeedOptions(args)).toThrow(words)
  })
})
