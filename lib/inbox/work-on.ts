import { allKept } from '#lib/content/keep.ts'
import type { Database } from '#lib/db/client.ts'
import { Failure } from '#lib/failure/failure.ts'
import { logger } from '#lib/log/logger.ts'
import { readChange } from './change.ts'
import { type Claim, type InboxRow, settleDone, settleFailed, whileHolding } from './claim.ts'
import { followUp } from './follow-up.ts'
import type { LookedAround } from './look-around.ts'

/** What was asked of the lake for a delivery while it was being stored. */
export type Ahead = Promise<LookedAround>

/** Follows a claim up and settles its rows. What fails is put off or set aside. */
export async function workOn(db: Database, claim: Claim, ahead?: Ahead): Promise<void> {
  const readable = await putUnreadableAside(db, claim)
  if (!readable) return
  const { rows } = readable
  try {
    const { progress, reason, changes } = await whileHolding(db, readable, () =>
      followUp(db, readable, ahead),
    )
    // What the pages were drawn from has to be there in an outage, or what was unpublished could come back.
    await allKept()
    await settleDone(db, readable, progress, reason, changes)
    const [{ id, deliveryId, receivedAt }] = rows
    const pages = progress.pages?.length ?? 0
    const ms = Date.now() - receivedAt.getTime()
    logger.info(reason, { inbox: id, delivery: deliveryId, rows: rows.length, pages, ms })
  } catch (error) {
    await settleFailed(db, readable, error)
  }
}

/** One row that cannot be read, of another version for example, does not pull its subject aside. */
async function putUnreadableAside(db: Database, { rows, owner }: Claim): Promise<Claim | undefined> {
  const rest: InboxRow[] = []
  for (const row of rows) {
    const reading = row.sender === 'sanity' || row.sender === 'sweep' ? readChange(row.body) : undefined
    if (reading === undefined || reading.understood) rest.push(row)
    else await settleFailed(db, { rows: [row], owner }, new Failure('unusable', reading.reason))
  }
  const [first, ...others] = rest
  return first && { rows: [first, ...others], owner }
}
