/** What is known of a query from how it went before. */
export type Verdict = 'quick' | 'unknown' | 'slow'

const KEPT = 2000
const RUNS_OF_A_QUICK_ONE = 3
const QUICK_MS = 5
/** Documents change, and so does what a query costs. */
const SLOW_FOR_MS = 10_000

/**
 * Remembers how long queries took here. A quick one needs no watch, and a slow one need not be tried before it goes to
 * the slow lane; being wrong costs one query's limit, once.
 */
export class Verdicts {
  readonly #known = new Map<string, { quickRuns: number; slowUntil: number }>()

  of(key: string, now: number): Verdict {
    const known = this.#known.get(key)
    if (!known) return 'unknown'
    if (now < known.slowUntil) return 'slow'
    return known.quickRuns >= RUNS_OF_A_QUICK_ONE ? 'quick' : 'unknown'
  }

  took(key: string, ms: number): void {
    const quickRuns = ms <= QUICK_MS ? (this.#known.get(key)?.quickRuns ?? 0) + 1 : 0
    this.#keep(key, { quickRuns, slowUntil: 0 })
  }

  gaveUp(key: string, now: number): void {
    this.#keep(key, { quickRuns: 0, slowUntil: now + SLOW_FOR_MS })
  }

  #keep(key: string, known: { quickRuns: number; slowUntil: number }): void {
    this.#known.delete(key)
    this.#known.set(key, known)
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value as string)
  }
}
