import { defineQuery } from 'groq'

/** Every stock count of the lake, in the order of its sku. */
export const inventoryItemsQuery = defineQuery(`*[_type == "inventoryItem" && defined(sku)]
  | order(sku asc){_id, _rev, _updatedAt, sku, onHand, sold}`)

/** The stock count of one variant. Parameters: `sku`. */
export const inventoryItemQuery = defineQuery(`*[_type == "inventoryItem" && sku == $sku] | order(_id asc)[0]{
  _id, _rev, _updatedAt, sku, onHand, sold
}`)
