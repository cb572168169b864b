import { setTimeout as pause } from 'node:timers/promises'
import { type Database, database } from '#lib/db/client.ts'
import { untilAnswered } from '#lib/http/haste.ts'
import { type Claim, claimNext } from './claim.ts'
import { type Desk, desk } from './desk.ts'
import { recheckLatest } from './recheck.ts'
import { type Ahead, workOn } from './work-on.ts'

/**
 * Works on what is due in the inbox until nothing is, with several hands as long as there is enough, and returns how many rows it worked on. When all
 * places are taken, one of those who sit there looks again for what this call was for.
 *
 * @throws the database's error; the rows at work become due again when their leases end.
 */
export async function pumpInbox(db: Database = database()): Promise<number> {
  const place = desk()
  if (!place.sitDown()) return 0
  return sit(db, place)
}

/** Work for which a place was taken and which has begun. */
export interface BegunWork {
  claim: Claim
  /** What was asked of the lake for it before it was stored. */
  ahead?: Ahead
  /** Notes its end at the desk. */
  end(): void
}

/** Goes on with what was begun, and then works on what else is due. */
export async function pumpFrom(db: Database, work: BegunWork): Promise<number> {
  return sit(db, desk(), work)
}

async function sit(db: Database, place: Desk, begun?: BegunWork): Promise<number> {
  const helpers: Promise<number>[] = []
  let worked = 0
  let seated = true
  const leave = () => {
    if (seated) place.leave()
    seated = false
  }
  try {
    if (begun) worked += await toItsEnd(db, begun)
    if (!place.rechecked) {
      await recheckLatest(db)
      place.rechecked = true
    }
    for (;;) {
      const claim = await takeNext(db, place, leave)
      if (!claim) break
      // Where one was due there may be more.
      if (place.sitDown()) helpers.push(sit(db, place))
      worked += await toItsEnd(db, { claim, end: place.begin(claim.rows[0].subject, true) })
    }
  } finally {
    leave()
  }
  for (const others of await Promise.all(helpers)) worked += others
  return worked
}

/** The next claim; when there is none the place is left in the same moment, so that nothing that comes can be missed. */
async function takeNext(db: Database, place: Desk, leave: () => void): Promise<Claim | undefined> {
  for (;;) {
    await untilAnswered()
    place.again = false
    const claim = await claimNext(db, place.busy())
    if (claim) return claim
    if (place.again) continue
    const rest = place.untilNext()
    if (rest === undefined) {
      leave()
      return undefined
    }
    await place.sleep(() => pause(rest))
  }
}

async function toItsEnd(db: Database, { claim, ahead, end }: BegunWork): Promise<number> {
  try {
    await workOn(db, claim, ahead)
  } finally {
    end()
  }
  return claim.rows.length
}
