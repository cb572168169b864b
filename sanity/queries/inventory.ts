import { defineQuery } from 'groq'

/** The next stock counts of the lake in the order of their ids, at most a thousand. Parameters: `after`, the last id that is known. */
export const inventoryItemsQuery = defineQuery(`*[_type == "inventoryItem" && defined(sku) && _id > $after]
  | order(_id asc)[0...1000]{_id, _rev, _updatedAt, sku, onHand, sold}`)

/** The stock count of one variant. Parameters: `sku`. */
export const inventoryItemQuery = defineQuery(`*[_type == "inventoryItem" && sku == $sku] | order(_id asc)[0]{
  _id, _rev, _updatedAt, sku, onHand, sold
}`)
