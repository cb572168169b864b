/**
 * What is known of a query from how it went before: `good` was quick at least once, `quick` so often that it need not
 * be watched, `slow` was too slow for the main thread and `endless` for the first lane.
 */
export type Verdict = 'quick' | 'good' | 'unknown' | 'slow' | 'endless'

interface Known {
  /** Quick runs, up to a number; halved by each that was not, for a pause of the machine may make any run slow. */
  credit: number
  slow: 'slow' | 'endless'
  slowUntil: number
}

const KEPT = 2000
const QUICK_MS = 5
const MOST_CREDIT = 16
const CREDIT_OF_A_QUICK_ONE = 3
/** Documents change, and so does what a query costs. */
const SLOW_FOR_MS = 10_000

/** Remembers how long queries took; being wrong costs one query's limit, once. */
export class Verdicts {
  readonly #known = new Map<string, Known>()

  of(key: string, now: number): Verdict {
    const known = this.#known.get(key)
    if (!known) return 'unknown'
    if (now < known.slowUntil) return known.slow
    if (known.credit >= CREDIT_OF_A_QUICK_ONE) return 'quick'
    return known.credit > 0 ? 'good' : 'unknown'
  }

  took(key: string, ms: number): void {
    const credit = this.#creditOf(key)
    this.#keep(key, {
      credit: ms <= QUICK_MS ? Math.min(MOST_CREDIT, credit + 1) : credit >> 1,
      slow: 'slow',
      slowUntil: 0,
    })
  }

  /** It was given up, on the main thread (`slow`) or in the first lane (`endless`). */
  gaveUp(key: string, slow: Known['slow'], now: number): void {
    const credit = this.#creditOf(key) >> 1
    this.#keep(key, { credit, slow, slowUntil: credit > 0 && slow === 'slow' ? 0 : now + SLOW_FOR_MS })
  }

  #creditOf(key: string): number {
    return this.#known.get(key)?.credit ?? 0
  }

  #keep(key: string, known: Known): void {
    this.#known.delete(key)
    this.#known.set(key, known)
    if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value as string)
  }
}
