import { logger } from '#lib/log/logger.ts'
import { drawing } from './drawing.ts'

// Next bundles its parts apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockFaults?: Set<string> }
const remembered = 1_000

/** Notes in the log, once for each page, that what an editor wrote is not as it should be. */
export function reportFault(message: string, about: Record<string, unknown>): void {
  shared.restockFaults ??= new Set()
  const fault = { ...about, path: drawing().path }
  const known = JSON.stringify([message, fault])
  if (shared.restockFaults.has(known) || shared.restockFaults.size >= remembered) return
  shared.restockFaults.add(known)
  logger.warn(message, fault)
}
