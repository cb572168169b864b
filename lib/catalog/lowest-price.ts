import type { Market } from '#lib/market/markets.ts'
import { type PriceReading, readPrice } from '#lib/market/money.ts'
import type { Variant } from './variant.ts'

/** What a card says: the lowest price among the variants, and whether others cost more. */
export function lowestPrice(
  variants: readonly Variant[],
  market: Market,
): { reading: PriceReading; hasDearer: boolean } {
  const readings = variants.map((variant) => readPrice(variant, market))
  const priced = readings.filter((reading) => reading.state === 'priced')
  const [first, ...others] = priced.toSorted((a, b) => a.price.amount - b.price.amount)
  if (!first) return { reading: { state: 'unpriced', reason: 'no variant has a price' }, hasDearer: false }
  return { reading: first, hasDearer: others.some(({ price }) => price.amount > first.price.amount) }
}
