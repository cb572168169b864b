import { useEffect, useState } from 'react'
import { useDocumentPreviewStore } from 'sanity'
import { inventoryId } from '#sanity/schema/inventory-item.ts'
import { type StockState, stockStateOf } from './stock-count.ts'

/**
 * A variant's stock in the lake, followed as it changes. It is read through the store that previews use, which follows
 * every document over one listener: a listener for each variant would use up the browser's connections.
 */
export function useStockState(sku: string): StockState {
  const store = useDocumentPreviewStore()
  const [state, setState] = useState<StockState>({ status: 'loading' })

  useEffect(() => {
    setState({ status: 'loading' })
    const subscription = store
      .unstable_observeDocument(inventoryId(sku))
      .subscribe((document) => setState(stockStateOf(document)))
    return () => subscription.unsubscribe()
  }, [store, sku])

  return state
}
