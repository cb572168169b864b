import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '#lib/db/client.ts'
import { readOverview } from './ask-lake.ts'
import { findChanges, findEverything } from './find.ts'
import { oweEveryPage } from './owe-every-page.ts'
import { recordEverything } from './record.ts'
import { decideScope, type Scope } from './scope.ts'
import { judgeSilence } from './silence.ts'
import { readSweepState, type SweepState, writeSweepState } from './state.ts'
import { tellInbox } from './tell.ts'

export interface SweepOptions {
  /**
   * `asked`: every document is compared, and nothing is left to a delivery that is on its way or waits. `start`: what has changed; webhooks may have found
   * nobody, and nothing is left to those that may still be on their way. `routine`: what has changed, but for the latest. `first build`: no page was drawn
   * yet, so that what is not known needs no page rebuilt.
   */
  occasion: 'asked' | 'start' | 'routine' | 'first build'
  /** For tests: ms since the epoch. */
  now?: number
}

export interface SweepReport {
  looked: 'for the first time' | 'at changes' | 'at everything'
  /** Documents whose revisions were compared. */
  compared: number
  /** Rows that were put into the inbox. */
  told: number
  /** Changes that were left to their webhooks; the next sweep takes those that did not come. */
  left: number
  ms: number
}

/** How long a webhook of a change or of a deletion may be on its way before a routine sweep takes its place, in ms. */
export const patience = { change: 15_000, deletion: 2_000 }

/**
 * Asks the lake what the pages do not show as it holds it, and puts that into the inbox. What is known is what was settled, so nothing that a webhook told
 * of is told again.
 *
 * @returns undefined when another instance is sweeping.
 * @throws LakeUnavailable or the database's error; what was found until then is in the inbox.
 */
export async function sweep(db: Database, options: SweepOptions): Promise<SweepReport | undefined> {
  return db.transaction(async (holder) => {
    const { rows } = await holder.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended('restock sweep', 0)) as mine`,
    )
    return rows[0]?.mine ? sweepAlone(db, options) : undefined
  })
}

async function sweepAlone(db: Database, { occasion, now = Date.now() }: SweepOptions): Promise<SweepReport> {
  const begun = performance.now()
  const last = await readSweepState(db)
  if (last && occasion === 'first build')
    return { looked: 'at changes', compared: 0, told: 0, left: 0, ms: 0 }
  const { now: lakeNow, counts } = await readOverview()
  const ms = () => Math.round(performance.now() - begun)
  if (!last) {
    const compared = await recordEverything(db)
    if (occasion !== 'first build') await oweEveryPage(db)
    await writeSweepState(db, stateOf(lakeNow, now, { comparedAt: new Date(now) }))
    return { looked: 'for the first time', compared, told: 0, left: 0, ms: ms() }
  }

  const scope: Scope =
    occasion === 'asked'
      ? { kind: 'everything', reason: 'it was asked for' }
      : decideScope(last, lakeNow, now)
  const young = occasion === 'routine' ? { now: lakeNow, patience: patience.change } : undefined
  const changes =
    scope.kind === 'changes' ? await findChanges(db, { since: scope.since, counts, young }) : undefined
  const found = changes ?? (await findEverything(db, young))
  if (occasion === 'routine' && found.gone.length > 0) await pause(patience.deletion)
  const told = await tellInbox(db, [...found.changed, ...found.gone], occasion !== 'asked')
  const comparedAt = changes ? last.comparedAt : new Date(now)
  const untold = told > 0 ? { untold: told, untoldAt: new Date(now) } : {}
  const silentSince = await judgeSilence(db, last, told, now)
  await writeSweepState(db, stateOf(lakeNow, now, { ...last, ...untold, comparedAt, silentSince }))
  const { compared, left } = found
  return { looked: changes ? 'at changes' : 'at everything', compared, told, left, ms: ms() }
}

function stateOf(
  lakeNow: string,
  now: number,
  state: Partial<SweepState> & Pick<SweepState, 'comparedAt'>,
): SweepState {
  const blank = { untold: 0, untoldAt: null, silentSince: null }
  return { ...blank, ...state, lakeTime: new Date(lakeNow), sweptAt: new Date(now) }
}
