import { notifyWaiting } from '#lib/alerts/notify-waiting.ts'
import { queryLake } from '#lib/content/lake.ts'
import type { Database } from '#lib/db/client.ts'
import { lockSku } from '#lib/db/locks.ts'
import { Failure } from '#lib/failure/failure.ts'
import { inventoryItemQuery } from '#sanity/queries/inventory.ts'
import { type Crossing, crossingOf, recordCrossing } from './crossing.ts'
import { type InventoryItem, inventoryItem } from './inventory-item.ts'
import { type Availability, mirrorItem } from './mirror.ts'

export type StockTaken = Availability & { crossing: Crossing | undefined }

export interface TakeInOptions {
  /** Where the document is read; the lake, unless a test brings its own. */
  readItem?: (sku: string) => Promise<InventoryItem | null>
  /** A sku seen for the first time is no crossing: no page is drawn yet that says otherwise. Who waits for it is told all the same. */
  firstSightIsQuiet?: boolean
}

/**
 * Takes the lake's count of a sku into the mirror: one transaction that reads the document while it holds the sku, and writes the mails of everyone
 * who waits when available stock rises from none.
 *
 * @throws LakeUnavailable; Failure when the lake holds a document that is no count.
 */
export async function takeStockIn(
  db: Database,
  sku: string,
  options: TakeInOptions = {},
): Promise<StockTaken> {
  const { readItem = readFromLake, firstSightIsQuiet = false } = options
  return db.transaction(async (tx) => {
    await lockSku(tx, sku)
    const readAt = new Date()
    const availability = await mirrorItem(tx, sku, await readItem(sku), readAt)
    const quiet = firstSightIsQuiet && availability.before === null
    const crossing = quiet ? undefined : crossingOf(sku, availability)
    if (crossing) await recordCrossing(tx, crossing)
    else if (quiet && availability.after > 0) await notifyWaiting(tx, sku)
    return { ...availability, crossing }
  })
}

async function readFromLake(sku: string): Promise<InventoryItem | null> {
  const { data } = await queryLake(inventoryItemQuery, { sku })
  if (data === null) return null
  const parsed = inventoryItem.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Failure(
    'fault',
    `The document of ${sku} is no stock count: ${issue?.path.join('.')} ${issue?.message}`,
  )
}
