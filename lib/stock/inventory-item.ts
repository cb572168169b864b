import { z } from 'zod'

/** Largest count that the tables hold. */
const largest = 2_147_483_647
const count = z
  .int()
  .min(-largest)
  .max(largest)
  .nullish()
  .transform((value) => value ?? 0)

/** An `inventoryItem` as the lake holds it. Counts are units; a count that was never made is 0. */
export const inventoryItem = z.object({
  _id: z.string(),
  _rev: z.string(),
  _updatedAt: z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
  sku: z.string().min(1),
  onHand: count,
  sold: count,
})

export type InventoryItem = z.infer<typeof inventoryItem>
