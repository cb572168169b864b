import { variantMessages } from '#app/_messages/variant.ts'
import { fewAtMost } from '#lib/stock/few.ts'

/** What a shopper is told about one variant. */
export type StockState =
  | { kind: 'unknown' }
  | { kind: 'soldOut' }
  | { kind: 'few'; count: number }
  | { kind: 'inStock' }

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

export function stockText(state: StockState, texts = variantMessages.en): string {
  switch (state.kind) {
    case 'unknown':
      return texts.stockUnknown
    case 'soldOut':
      return texts.soldOut
    case 'few':
      return texts.left(state.count)
    case 'inStock':
      return texts.inStock
  }
}
