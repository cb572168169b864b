import { setImmediate as nextTurn } from 'node:timers/promises'

// Next bundles its routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockHaste?: { underWay: number; standingBack: Set<() => void> } }
shared.restockHaste ??= { underWay: 0, standingBack: new Set() }
const haste = shared.restockHaste

/** Longest time in ms for which work stands back: it has to go on while requests in haste never end. */
const longestWait = 100

/** Does what a sender waits for: work that can stand back does so meanwhile. */
export async function inHaste<T>(work: () => Promise<T>): Promise<T> {
  haste.underWay++
  try {
    return await work()
  } finally {
    haste.underWay--
    if (haste.underWay === 0) for (const goOn of [...haste.standingBack]) goOn()
  }
}

/** Lets requests that came in begin, and waits until no sender waits for an answer, or has for long enough. */
export async function untilAnswered(): Promise<void> {
  await nextTurn()
  if (haste.underWay === 0) return
  await new Promise<void>((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      haste.standingBack.delete(goOn)
      resolve()
    }
    const timer = setTimeout(goOn, longestWait)
    haste.standingBack.add(goOn)
  })
}
