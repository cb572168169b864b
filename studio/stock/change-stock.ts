import type { SanityClient } from 'sanity'
import { inventoryId } from '#sanity/schema/inventory-item.ts'
import type { StockState } from './stock-count.ts'

/**
 * Adds pieces that arrived to those on hand, whatever the number is by now. Makes the document on the first delivery.
 *
 * @throws ClientError, ServerError of `@sanity/client`
 */
export async function receive(client: SanityClient, sku: string, quantity: number, state: StockState) {
  const id = inventoryId(sku)
  if (state.status !== 'missing') return client.patch(id).inc({ onHand: quantity }).commit()
  return client
    .transaction()
    .createIfNotExists({ _id: id, _type: 'inventoryItem', sku, onHand: 0, sold: 0 })
    .patch(id, (patch) => patch.inc({ onHand: quantity }))
    .commit()
}

/**
 * Sets the pieces on hand to what was counted, if nothing was received or sold since the count was begun.
 *
 * @param begun what was known when the count was begun; its revision is the lock
 * @throws ClientError (409 when the stock has changed since), ServerError of `@sanity/client`
 */
export async function count(client: SanityClient, sku: string, quantity: number, begun: StockState) {
  const id = inventoryId(sku)
  if (begun.status !== 'counted') {
    return client.create({ _id: id, _type: 'inventoryItem', sku, onHand: quantity, sold: 0 })
  }
  return client.patch(id).ifRevisionId(begun.revision).set({ onHand: quantity }).commit()
}
