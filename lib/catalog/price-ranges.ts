/** Prices from `from` to below `to`, minor units; the last range has no end. The same round numbers in every currency. */
export interface PriceRange {
  key: string
  from: number
  to: number | null
}

export const priceRanges: readonly PriceRange[] = [
  { key: '0-25', from: 0, to: 2_500 },
  { key: '25-50', from: 2_500, to: 5_000 },
  { key: '50-100', from: 5_000, to: 10_000 },
  { key: '100', from: 10_000, to: null },
]
