import { unavailable } from '#lib/http/answers.ts'
import { logger } from '#lib/log/logger.ts'

/** The answer while the ledger fails: the asker may try again, and nothing of it is the asker's fault. */
export async function orUnavailable(request: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    logger.error('The ledger could not be read', { request, error })
    return unavailable('The ledger does not answer. Try again in a moment.')
  }
}
