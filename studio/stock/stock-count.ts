/** A variant's document in the lake, as far as the form shows it. */
export type StockCount = { revision: string; onHand: number; sold: number }

/** What is known of the document: still being read, not made yet, or its numbers. */
export type StockState = { status: 'loading' } | { status: 'missing' } | ({ status: 'counted' } & StockCount)

/** Reads the numbers out of whatever the lake holds under the id of a stock document. */
export function stockStateOf(document: unknown): StockState {
  if (typeof document !== 'object' || document === null) return { status: 'missing' }
  const { _rev, onHand, sold } = document as Record<string, unknown>
  return {
    status: 'counted',
    revision: typeof _rev === 'string' ? _rev : '',
    onHand: typeof onHand === 'number' ? onHand : 0,
    sold: typeof sold === 'number' ? sold : 0,
  }
}
