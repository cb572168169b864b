import { LakeUnavailable } from '#lib/content/lake.ts'
import { type Database, database } from '#lib/db/client.ts'
import { takeSweepRequest } from '#lib/inbox/ask-for-sweep.ts'
import { doDueWork } from '#lib/inbox/work.ts'
import { logger } from '#lib/log/logger.ts'
import { syncSearch } from '#lib/search/sync.ts'
import { patience, type SweepReport, sweep } from './sweep.ts'

/** From one sweep to the next, and to another try of one that failed, in ms. */
const every = 5 * 60_000
const afterFailure = 5_000

interface Sweeping {
  running: boolean
  /** By a clock that nobody sets. */
  nextAt: number
  failed: boolean
  /** None has succeeded since the process started. */
  first: boolean
}

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockSweeping?: Sweeping }

/** Sweeps when it is time, and follows up what was found. */
export async function sweepRound(request: string): Promise<void> {
  if ((await sweepWhenDue(request)) > 0) await doDueWork(request)
}

/**
 * Sweeps when it is time: after a start, every five minutes, when it was asked for, soon after a sweep that left the latest changes to their webhooks, and soon
 * after one that failed, so that the first one after an outage comes as it ends.
 *
 * @returns how many rows were put into the inbox.
 */
export async function sweepWhenDue(request: string, db: Database = database()): Promise<number> {
  shared.restockSweeping ??= { running: false, nextAt: 0, failed: false, first: true }
  const sweeping = shared.restockSweeping
  if (sweeping.running) return 0
  const asked = takeSweepRequest()
  if (!asked && performance.now() < sweeping.nextAt) return 0
  sweeping.running = true
  try {
    const occasion = asked ? 'asked' : sweeping.first ? 'start' : 'routine'
    const report = await sweep(db, { occasion })
    if (report && (occasion !== 'routine' || report.looked === 'at everything'))
      await syncProjection(db, request)
    sweeping.nextAt = performance.now() + (report?.left ? patience.change : every)
    if (report) logReport(report, request, sweeping.failed)
    sweeping.failed = false
    sweeping.first = false
    return report?.told ?? 0
  } catch (error) {
    sweeping.nextAt = performance.now() + afterFailure
    // An outage of the lake is told of by whoever needs it.
    if (!sweeping.failed && !(error instanceof LakeUnavailable))
      logger.error('A sweep of the lake failed; it is tried again', { request, error })
    sweeping.failed = true
    return 0
  } finally {
    sweeping.running = false
  }
}

export function logReport(report: SweepReport, request: string, failedBefore = false): void {
  if (report.told > 0)
    logger.warn('The lake holds changes that no webhook told of; they are followed up', {
      request,
      ...report,
    })
  else if (report.looked !== 'at changes' || failedBefore)
    logger.info('The lake was swept', { request, ...report })
}

/** What was written into the projection by hand, or lost from it, is in no delivery. */
async function syncProjection(db: Database, request: string): Promise<void> {
  const { changed } = await syncSearch(db)
  if (changed > 0)
    logger.warn('The projection for search and filters was behind the lake', { request, changed })
}
