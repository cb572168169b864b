/** What is available of some skus, and of which that is so new that a page may show otherwise. */
export interface StockState {
  available: ReadonlyMap<string, number>
  unsettled: ReadonlySet<string>
}

export const noStock: StockState = { available: new Map(), unsettled: new Set() }

/** Whether all of a product's variants are sold out; `maybe` when a page may have been drawn while it was otherwise. */
export function soldOut(
  skus: readonly string[],
  { available, unsettled }: StockState,
): 'yes' | 'no' | 'maybe' {
  if (skus.length === 0) return 'no'
  const settled = skus.filter((sku) => !unsettled.has(sku))
  if (settled.some((sku) => (available.get(sku) ?? 0) > 0)) return 'no'
  return settled.length === skus.length ? 'yes' : 'maybe'
}
