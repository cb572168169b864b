import { randomUUID } from 'node:crypto'
import type { Database } from '#lib/db/client.ts'
import { isCrowded } from '#lib/http/haste.ts'
import type { DocumentChange } from './change.ts'
import { desk } from './desk.ts'
import { lookAround } from './look-around.ts'
import { type BegunWork, pumpFrom, pumpInbox } from './pump.ts'
import { type Delivery, type Receipt, receiveFromSanity } from './receive.ts'
import type { Ahead } from './work-on.ts'

export interface Arrival {
  receipt: Receipt
  /** The work that follows from it, to be done after the answer; some of it may be under way. It throws the database's error. */
  work?: () => Promise<number>
}

/**
 * Takes a delivery in and begins with what follows. While it is being stored the lake is asked what the work has to know, so that an editor who publishes
 * one thing waits for nothing; in a burst, deliveries about one document are worked on together.
 *
 * @throws the database's error; nothing is stored then.
 */
export async function arrive(db: Database, delivery: Delivery, secrets: readonly string[]): Promise<Arrival> {
  const place = desk()
  let begun: Omit<BegunWork, 'claim'> | undefined
  const owner = randomUUID()
  const onChange = (change: DocumentChange, isOld: boolean) => {
    if (isCrowded() || !place.isFree(change.id) || !place.sitDown()) return undefined
    begun = { end: place.begin(change.id, false), ahead: isOld ? undefined : lookAhead(change) }
    return { owner }
  }
  let receipt: Receipt | undefined
  try {
    receipt = await receiveFromSanity(db, delivery, secrets, { onChange })
  } finally {
    if (begun && receipt?.outcome !== 'stored') {
      begun.end()
      place.leave()
    }
  }
  if (receipt.outcome !== 'stored') return { receipt }
  if (!begun) return place.putOff(receipt.change.id) ? { receipt } : { receipt, work: () => pumpInbox(db) }
  const work = pumpFrom(db, { ...begun, claim: { rows: [receipt.row], owner } })
  work.catch(() => {})
  return { receipt, work: () => work }
}

function lookAhead(change: DocumentChange): Ahead | undefined {
  if (change.type === 'inventoryItem') return undefined
  const ahead = lookAround([change], 1)
  // Whoever does the work meets the error.
  ahead.catch(() => {})
  return ahead
}
