/** How far the last sweep came. */
export interface LastSweep {
  lakeTime: Date
  comparedAt: Date
}

export type Scope =
  /** What the lake has changed since then, by its own time. */
  | { kind: 'changes'; since: string }
  /** Every document, by its revision. */
  | { kind: 'everything'; reason: string }

const longestWithout = 60 * 60_000
/** A transaction may show itself a while after the time that it bears. */
const overlap = 5 * 60_000

/**
 * What a sweep has to look at. The lake's time is compared with nothing but the lake's time, and the shop's with the shop's: either may be wrong, and
 * either may be set right.
 *
 * @param lakeNow ISO, by the lake.
 * @param now ms since the epoch, by the shop.
 */
export function decideScope(last: LastSweep, lakeNow: string, now: number): Scope {
  const age = now - last.comparedAt.getTime()
  if (age < 0 || age > longestWithout)
    return { kind: 'everything', reason: 'the last full comparison is long ago' }
  if (Date.parse(lakeNow) < last.lakeTime.getTime())
    return { kind: 'everything', reason: "the lake's clock was set back" }
  return { kind: 'changes', since: new Date(last.lakeTime.getTime() - overlap).toISOString() }
}
