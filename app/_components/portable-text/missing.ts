import { drawing } from '#app/_content/drawing.ts'
import { logger } from '#lib/log/logger.ts'

// Next bundles its parts apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockMissing?: Set<string> }
const remembered = 1_000

/**
 * Notes in the log, once a page and name, that a text holds what the shop has no form for.
 *
 * @param kind as Portable Text calls it: `block`, `mark`, `blockStyle`, `listStyle`, `listItemStyle`.
 */
export function reportMissing(kind: string, name: string): void {
  shared.restockMissing ??= new Set()
  const { path } = drawing()
  const known = `${path} ${kind} ${name}`
  if (shared.restockMissing.has(known) || shared.restockMissing.size >= remembered) return
  shared.restockMissing.add(known)
  logger.warn('A text has a part that the shop cannot draw; it is left out', { kind, name, path })
}
