import { type Database, database } from '#lib/db/client.ts'
import { logger } from '#lib/log/logger.ts'
import { type Claim, claimNext, settleDone, settleFailed, whileHolding } from './claim.ts'
import { followUp } from './follow-up.ts'
import { recheckLatest } from './recheck.ts'

/** Rows worked on at once by one process, however many deliveries come in: most of the time each waits for a page. */
const mostLanes = 4

// Webhook and work route are bundled apart; the lanes are counted for the process.
const shared = globalThis as { restockPump?: { lanes: number; again: boolean; rechecked: boolean } }

/**
 * Works on what is due in the inbox until nothing is, and returns how many rows it worked on. When enough others do so already, one of them looks
 * again for what this call was for.
 *
 * @throws the database's error; the rows at work become due again when their leases end.
 */
export async function pumpInbox(db: Database = database()): Promise<number> {
  shared.restockPump ??= { lanes: 0, again: false, rechecked: false }
  const pump = shared.restockPump
  if (pump.lanes >= mostLanes) {
    pump.again = true
    return 0
  }
  pump.lanes++
  let worked = 0
  try {
    if (!pump.rechecked) {
      await recheckLatest(db)
      pump.rechecked = true
    }
    do {
      pump.again = false
      for (let claim = await claimNext(db); claim; claim = await claimNext(db)) {
        await work(db, claim)
        worked++
      }
    } while (pump.again)
  } finally {
    pump.lanes--
  }
  return worked
}

async function work(db: Database, claim: Claim): Promise<void> {
  const { row } = claim
  try {
    const { progress, reason } = await whileHolding(db, claim, () => followUp(db, claim))
    await settleDone(db, claim, progress, reason)
    const ms = Date.now() - row.receivedAt.getTime()
    logger.info(reason, { inbox: row.id, delivery: row.deliveryId, pages: progress.pages?.length ?? 0, ms })
  } catch (error) {
    await settleFailed(db, claim, error)
  }
}
