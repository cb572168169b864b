import { untilAnswered } from '#lib/http/haste.ts'
import { logger } from '#lib/log/logger.ts'
import { drainOutbox } from '#lib/outbox/drain.ts'
import { takeUpOwed } from './owed.ts'
import { pumpInbox } from './pump.ts'

export interface WorkDone {
  inbox: number
  mails: number
}

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockDrain?: { running: boolean; again: boolean } }

/**
 * Does everything that is due: rows of the inbox, then the mails that came of them. What fails is logged, and due again later.
 *
 * @param request id of the request that it is done for.
 * @param onInbox the work on the inbox; a caller that has begun with it goes on.
 */
export async function doDueWork(
  request: string,
  onInbox: () => Promise<number> = pumpInbox,
): Promise<WorkDone> {
  return {
    inbox: await orNothing(request, 'inbox', onInbox),
    mails: await orNothing(request, 'outbox', drainOnce),
  }
}

/** As `doDueWork`, and looks whether pages that were drawn in an outage can be rebuilt. */
export async function doRound(request: string): Promise<WorkDone> {
  const [done, owed] = await Promise.all([
    doDueWork(request),
    orNothing(request, 'owed pages', () => takeUpOwed()),
  ])
  const rebuilt = owed > 0 ? await orNothing(request, 'inbox', () => pumpInbox()) : 0
  return { ...done, inbox: done.inbox + rebuilt }
}

/** One drain at a time: in a burst of deliveries each would look for mails that another has sent. */
async function drainOnce(): Promise<number> {
  shared.restockDrain ??= { running: false, again: false }
  const drain = shared.restockDrain
  drain.again = true
  if (drain.running) return 0
  drain.running = true
  let mails = 0
  try {
    while (drain.again) {
      await untilAnswered()
      drain.again = false
      mails += await drainOutbox()
    }
  } finally {
    drain.running = false
  }
  return mails
}

async function orNothing(request: string, of: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    logger.error('Due work was interrupted', { request, work: of, error })
    return 0
  }
}
