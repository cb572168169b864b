import { describe, expect, it } from 'vitest'
import { defaultMarket, findMarket, type Market } from '#lib/market/markets.ts'
import { decimalPrice, formatPrice, readPrice } from '#lib/market/money.ts'

const eur = (amount: number) => ({ currency: 'EUR', amount })
const us = findMarket('en-us') as Market

describe('readPrice', () => {
  it('takes the price in the currency of the market', () => {
    const variant = { prices: [eur(2800), { currency: 'USD', amount: 3200 }], compareAtPrices: [] }
    expect(readPrice(variant, us)).toMatchObject({ price: { currency: 'USD', amount: 3200 } })
    expect(readPrice(variant, defaultMarket)).toMatchObject({ price: eur(2800) })
  })

  it.each([
    ['lower', 2000, undefined],
    ['equal', 2800, undefined],
    ['higher', 3500, eur(3500)],
  ])('with a former price that is %s', (_, former, compareAt) => {
    const reading = readPrice({ prices: [eur(2800)], compareAtPrices: [eur(former)] }, defaultMarket)
    expect(reading).toEqual({ state: 'priced', price: eur(2800), compareAt })
  })

  it.each([0, -1, 28.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'has no price in an amount of %s',
    (amount) => {
      const variant = { prices: [eur(amount)], compareAtPrices: [] }
      expect(readPrice(variant, defaultMarket)).toEqual({
        state: 'unpriced',
        reason: 'no usable price in EUR',
      })
    },
  )
})

describe('formatPrice', () => {
  it.each([
    [eur(2800), 'en-IE', '€28'],
    [eur(2850), 'en-IE', '€28.50'],
    [{ currency: 'USD', amount: 123456 }, 'en-US', '$1,234.56'],
    [{ currency: 'JPY', amount: 2800 }, 'en-US', '¥2,800'],
    [eur(0), 'en-IE', '€0'],
  ])('writes %j for %s', (price, locale, text) => {
    expect(formatPrice(price, locale)).toBe(text)
  })
})

describe('decimalPrice', () => {
  it('has as many digits as the currency', () => {
    expect(decimalPrice(eur(2800))).toBe('28.00')
    expect(decimalPrice({ currency: 'JPY', amount: 2800 })).toBe('2800')
  })
})
