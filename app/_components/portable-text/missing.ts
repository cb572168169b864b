import { reportFault } from '#app/_content/fault.ts'

/**
 * Notes that a text holds what the shop has no form for.
 *
 * @param kind as Portable Text calls it: `block`, `mark`, `blockStyle`, `listStyle`, `listItemStyle`.
 */
export function reportMissing(kind: string, name: string): void {
  reportFault('A text has a part that the shop cannot draw; it is left out', { kind, name })
}
