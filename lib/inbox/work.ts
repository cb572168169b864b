import { logger } from '#lib/log/logger.ts'
import { drainOutbox } from '#lib/outbox/drain.ts'
import { pumpInbox } from './pump.ts'

export interface WorkDone {
  inbox: number
  mails: number
}

/**
 * Does everything that is due: rows of the inbox, then the mails that came of them. What fails is logged, and due again later.
 *
 * @param request id of the request that it is done for.
 */
export async function doDueWork(request: string): Promise<WorkDone> {
  return {
    inbox: await orNothing(request, pumpInbox),
    mails: await orNothing(request, drainOutbox),
  }
}

async function orNothing(request: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    logger.error('Due work was interrupted', { request, work: work.name, error })
    return 0
  }
}
