import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

interface Haste {
  /** Requests whose sender waits for nothing but the answer. */
  underWay: number
  /** Connections come in one after the other, and who waits behind them is not known yet. */
  rush: boolean
  /** When the latest of them began, the oldest first; in ms, by a clock that nobody sets. */
  begun: number[]
  standingBack: Set<() => void>
}

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockHaste?: Haste }
shared.restockHaste ??= { underWay: 0, rush: false, begun: [], standingBack: new Set() }
const haste = shared.restockHaste

/** Longest times in ms for which work stands back: it has to go on while requests in haste never end. */
const longestWait = { few: 100, crowd: 500 }
/** From so many on each request that comes makes all others later. */
const crowd = 8
/** While so many begin within so many ms, work leaves the thread to them for a while before each of its steps. */
const stream = { requests: 5, within: 200, rest: 50 }

/** Does what a sender waits for: work that can stand back does so meanwhile. */
export async function inHaste<T>(work: () => Promise<T>): Promise<T> {
  haste.underWay++
  haste.begun = [...haste.begun, performance.now()].slice(-stream.requests)
  try {
    return await work()
  } finally {
    haste.underWay--
    letGo()
  }
}

/** Notes that many connections come in, or that they have come. */
export function noteRush(rush: boolean): void {
  haste.rush = rush
  letGo()
}

/** Whether so many wait for an answer that nothing else is to be begun. */
export const isCrowded = () => haste.rush || haste.underWay >= crowd

/**
 * Lets requests that came in begin, and waits until no sender waits for an answer, or has for long enough. While they keep coming it takes longer, so that
 * most of the next ones find the thread idle.
 */
export async function untilAnswered(): Promise<void> {
  await (keepComing() ? pause(stream.rest) : nextTurn())
  if (isCalm()) return
  await new Promise<void>((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      haste.standingBack.delete(goOn)
      resolve()
    }
    const timer = setTimeout(goOn, isCrowded() ? longestWait.crowd : longestWait.few)
    haste.standingBack.add(goOn)
  })
}

function keepComing(): boolean {
  const [oldest = 0] = haste.begun
  return haste.begun.length === stream.requests && performance.now() - oldest < stream.within
}

const isCalm = () => haste.underWay === 0 && !haste.rush

function letGo(): void {
  if (isCalm()) for (const goOn of [...haste.standingBack]) goOn()
}
