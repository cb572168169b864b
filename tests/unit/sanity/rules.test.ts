import { describe, expect, it } from 'vitest'
import { altGiven } from '#sanity/schema/alt-text.ts'
import { leadsToOnePlace, shopPath } from '#sanity/schema/navigation-item.ts'
import { compareAtIsHigher, onePricePerCurrency, pricedEverywhere } from '#sanity/schema/price-rules.ts'
import { fractionDigits, priceText } from '#sanity/schema/price-text.ts'
import { drawable } from '#sanity/schema/rich-text.ts'
import { choicesDiffer, isSku, skuForm, skuOnceInProduct } from '#sanity/schema/sku-rules.ts'
import { slugForm, slugFree } from '#sanity/schema/slug-field.ts'

describe('a sku', () => {
  it.each(['MUG-LUNA-S-CEL', 'A', '12-B'])('may be %s', (sku) => {
    expect(isSku(sku)).toBe(true)
    expect(skuForm(sku)).toBe(true)
  })

  it.each(['', 'mug', 'MUG_1', 'MUG--1', '-MUG', 'MUG-', 'MÜG', 'A B', `A${'-A'.repeat(40)}`])(
    'may not be "%s"',
    (sku) => {
      expect(isSku(sku)).toBe(false)
      expect(skuForm(sku)).toBeTypeOf('string')
    },
  )

  it('is corrected where its meaning is clear', () => {
    expect(skuForm(' mug-1 ')).toBe('Write the SKU in capitals and without spaces: MUG-1.')
  })

  it('stands on one variant of a product', () => {
    const variants = [{ sku: 'A' }, { sku: 'B' }, { sku: 'A' }]
    expect(skuOnceInProduct('A', variants)).toContain('Two variants')
    expect(skuOnceInProduct('B', variants)).toBe(true)
    expect(skuOnceInProduct(undefined, [{}, {}])).toBe(true)
  })
})

describe('the choices of a product', () => {
  const small = {
    options: [
      { name: 'Size', value: 'S' },
      { name: 'Glaze', value: 'Ash' },
    ],
  }

  it('differ, whatever the order of their options', () => {
    const same = { options: [...small.options].reverse() }
    expect(choicesDiffer([small, same])).toContain('same choice')
    expect(choicesDiffer([small, { options: [{ name: 'Size', value: 'L' }] }])).toBe(true)
  })

  it('need options once there are several', () => {
    expect(choicesDiffer([{}])).toBe(true)
    expect(choicesDiffer([{}, {}])).toContain('no options')
    expect(choicesDiffer(undefined)).toBe(true)
  })
})

describe('prices', () => {
  it('are one for each currency', () => {
    expect(onePricePerCurrency([{ currency: 'EUR' }, { currency: 'USD' }])).toBe(true)
    expect(onePricePerCurrency([{ currency: 'EUR' }, { currency: 'EUR' }])).toContain('two prices in EUR')
    expect(onePricePerCurrency([{}, {}])).toBe(true)
  })

  it('are lower than what they are compared with', () => {
    const prices = [{ currency: 'EUR', amount: 2400 }]
    expect(compareAtIsHigher([{ currency: 'EUR', amount: 3000 }], prices)).toBe(true)
    expect(compareAtIsHigher([{ currency: 'EUR', amount: 2400 }], prices)).toContain('not higher')
    expect(compareAtIsHigher([{ currency: 'USD', amount: 1 }], prices)).toBe(true)
  })

  it('say in which currency nothing is sold', () => {
    expect(pricedEverywhere([{ currency: 'EUR' }], ['EUR', 'USD'])).toBe(
      'Not sold in USD: there is no price for it.',
    )
    expect(pricedEverywhere([{ currency: 'EUR' }], ['EUR'])).toBe(true)
  })

  it('are written as people read them', () => {
    expect(priceText('EUR', 2450)).toBe('€24.50')
    expect(priceText('EUR', undefined)).toBe('EUR: no amount yet')
    expect(priceText(undefined, undefined)).toBe('No price yet')
    expect(fractionDigits('JPY')).toBe(0)
  })
})

describe('a slug', () => {
  it.each(['luna-mug', 'a', '3-cups'])('may be %s', (current) => expect(slugForm({ current })).toBe(true))

  it.each(['Luna', 'luna_mug', 'luna--mug', '-luna', 'a/b', 'é'])('may not be %s', (current) =>
    expect(slugForm({ current })).toBeTypeOf('string'),
  )

  it('is asked for', () => expect(slugForm(undefined)).toContain('needs an address'))

  it('is refused where the shop has pages of its own', () => {
    expect(slugFree({ current: 'page' }, 'product')).toContain('pages of its own under “page”')
    expect(slugFree({ current: 'luna-mug' }, 'product')).toBe(true)
    expect(slugFree({ current: 'page' }, 'category')).toBe(true)
    expect(slugFree(undefined, 'product')).toBe(true)
  })
})

describe('a picture', () => {
  it('has words that stand for it', () => {
    expect(altGiven(undefined, { asset: { _ref: 'image-1' } })).toContain('cannot see')
    expect(altGiven('  ', { asset: { _ref: 'image-1' } })).toContain('cannot see')
    expect(altGiven('A bowl', { asset: { _ref: 'image-1' } })).toBe(true)
    expect(altGiven(undefined, {})).toBe(true)
  })
})

describe('a navigation item', () => {
  it('leads to one place', () => {
    expect(leadsToOnePlace({ path: '/journal' })).toBe(true)
    expect(leadsToOnePlace({ target: { _ref: 'page-about' } })).toBe(true)
    expect(leadsToOnePlace({ target: { _ref: 'page-about' }, path: '/journal' })).toContain('not both')
    expect(leadsToOnePlace({})).toContain('Choose')
  })

  it.each(['/journal', '/help/delivery', '/'])('may lead to %s', (path) => expect(shopPath(path)).toBe(true))

  it.each(['journal', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a b'])(
    'may not lead to %s',
    (path) => expect(shopPath(path)).toBeTypeOf('string'),
  )
})

describe('a text', () => {
  it('may hold what the shop can draw', () => {
    expect(drawable(undefined, ['block'])).toBe(true)
    expect(drawable([{ _type: 'block', _key: 'a' }], ['block'])).toBe(true)
  })

  it('names what it cannot, where it stands', () => {
    const text = [
      { _type: 'block', _key: 'a' },
      { _type: 'carousel', _key: 'b' },
    ]
    expect(drawable(text, ['block'])).toEqual({
      message: expect.stringContaining('“carousel”'),
      paths: [[{ _key: 'b' }]],
    })
  })
})
