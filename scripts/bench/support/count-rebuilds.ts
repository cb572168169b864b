import { setTimeout as pause } from 'node:timers/promises'
import { marksIn } from '#lib/freshness/judge.ts'

/** Milliseconds between two looks at a page: a rebuild that is replaced sooner was none that a visitor could see. */
const lookEvery = 50

/** Watches pages from the outside and counts, for each, how often it was drawn anew, until it is told to end. */
export function countRebuilds(pages: readonly string[]): () => Promise<Map<string, number>> {
  let ended = false
  const counting = pages.map(async (page): Promise<[string, number]> => {
    const seen = new Set<string>()
    while (!ended) {
      const response = await fetch(page, { signal: AbortSignal.timeout(20_000) })
      seen.add(marksIn(await response.text()).join())
      await pause(lookEvery)
    }
    return [page, seen.size - 1]
  })
  return async () => {
    ended = true
    return new Map(await Promise.all(counting))
  }
}
