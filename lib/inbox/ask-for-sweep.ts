import { logger } from '#lib/log/logger.ts'

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockSweepWanted?: boolean }

/** Has the lake asked soon what has changed: something may have happened that no delivery told of in a way that could be taken. */
export function askForSweep(reason: string, request: string): void {
  logger.warn('A sweep of the lake is asked for', { reason, request })
  shared.restockSweepWanted = true
}

/** Whether a sweep was asked for since the last call. */
export function takeSweepRequest(): boolean {
  const wanted = shared.restockSweepWanted ?? false
  shared.restockSweepWanted = false
  return wanted
}
