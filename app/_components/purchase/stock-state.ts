/** What a shopper is told about one variant. */
export type StockState =
  | { kind: 'unknown' }
  | { kind: 'soldOut' }
  | { kind: 'few'; count: number }
  | { kind: 'inStock' }

const fewAtMost = 5

/** The state of a live count; negative counts are treated as none. */
export function stockState(available: number): StockState {
  if (available <= 0) return { kind: 'soldOut' }
  return available <= fewAtMost ? { kind: 'few', count: available } : { kind: 'inStock' }
}

/**
 * What a cached page may say: only whether there is any, for that is all its invalidation follows. The number
 * comes from the live reading.
 */
export function cachedStockState(soldOut: boolean | undefined): StockState {
  if (soldOut === undefined) return { kind: 'unknown' }
  return soldOut ? { kind: 'soldOut' } : { kind: 'inStock' }
}

export function stockText(state: StockState): string {
  switch (state.kind) {
    case 'unknown':
      return 'Checking stock'
    case 'soldOut':
      return 'Sold out'
    case 'few':
      return `${state.count} left`
    case 'inStock':
      return 'In stock'
  }
}
