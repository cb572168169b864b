import type { Market } from './markets.ts'

/** An amount in minor units (cents) of an ISO 4217 currency, as the content model keeps it. */
export interface Price {
  currency: string
  amount: number
}

export type PriceReading =
  | { state: 'priced'; price: Price; compareAt: Price | undefined }
  | { state: 'unpriced'; reason: string }

/**
 * What a variant costs in a market. A compare-at price that is not above the price is left out:
 * it would announce a saving that is none.
 */
export function readPrice(
  variant: { prices: readonly Price[]; compareAtPrices: readonly Price[] },
  market: Market,
): PriceReading {
  const price = priceIn(variant.prices, market)
  if (!price) return { state: 'unpriced', reason: `no usable price in ${market.currency}` }
  const compareAt = priceIn(variant.compareAtPrices, market)
  return {
    state: 'priced',
    price,
    compareAt: compareAt && compareAt.amount > price.amount ? compareAt : undefined,
  }
}

function priceIn(prices: readonly Price[], market: Market): Price | undefined {
  return prices.find((price) => price.currency === market.currency && isUsable(price))
}

/** Nothing is given away: an amount of nothing is a price that is not filled in, as the Studio has it. */
export function isUsable({ amount }: Pick<Price, 'amount'>): boolean {
  return Number.isSafeInteger(amount) && amount > 0
}

/** The price in the market's own writing; whole amounts lose their empty cents. */
export function formatPrice({ currency, amount }: Price, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = minorDigits(format)
  const major = amount / 10 ** digits
  if (!Number.isInteger(major)) return format.format(major)
  return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 0 }).format(
    major,
  )
}

/** The price as a decimal string with a point, as schema.org asks: `28.00`. */
export function decimalPrice({ currency, amount }: Price): string {
  const digits = minorDigits(new Intl.NumberFormat('en', { style: 'currency', currency }))
  return (amount / 10 ** digits).toFixed(digits)
}

function minorDigits(format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? 2
}
