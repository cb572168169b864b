import { describe, expect, it } from 'vitest'
import { addressedVariants, findVariant, variantPath } from '#lib/catalog/variant-path.ts'
import { matchPath } from '#sanity/routes.ts'

describe('the address of a variant', () => {
  it('is below that of its product, and ends with its sku in lower case', () => {
    expect(variantPath('luna-mug', 'MUG-LUNA-S-CEL')).toBe('/products/luna-mug/mug-luna-s-cel')
    expect(variantPath('luna-mug', 'A/B?C')).toBe('/products/luna-mug/a%2Fb%3Fc')
  })

  it('is that of the product for one without a sku', () => {
    expect(variantPath('luna-mug', '')).toBe('/products/luna-mug')
  })

  it('is known by the registry with both its parts', () => {
    expect(matchPath('/products/luna-mug/mug-luna-s-cel')).toMatchObject({
      route: { id: 'variant' },
      values: ['luna-mug', 'mug-luna-s-cel'],
    })
  })
})

describe('the variant of an address', () => {
  const variants = [{ sku: 'A-1' }, { sku: 'a-1' }, { sku: '' }, { sku: 'B' }]

  it('is the one with the sku, the first of several that share it but for capitals', () => {
    expect(findVariant(variants, 'b')).toEqual({ sku: 'B' })
    expect(findVariant(variants, 'a-1')).toEqual({ sku: 'A-1' })
  })

  it('is none for what no sku is, for capitals, and for no segment', () => {
    expect(['c', 'B', ''].map((segment) => findVariant(variants, segment))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is the only one of it that is offered', () => {
    expect(addressedVariants(variants)).toEqual([{ sku: 'A-1' }, { sku: '' }, { sku: 'B' }])
  })
})
