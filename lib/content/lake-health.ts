/** For so long a lake that failed is left alone by pages, in ms. */
const rest = 1_000
/** Failures in a row after which it is, when each came quickly. One that was waited for in vain is enough. */
const patience = 3

/**
 * A short memory of a lake that is down, so that of many pages that wait at once each does not find it out for itself. When it has rested, one read
 * tries it, and until that one has its answer the others go on without.
 */
export class LakeHealth {
  readonly #now: () => number
  #failures = 0
  #restsUntil = 0
  #onTrialUntil = 0
  /** When the latest read that was answered had begun. */
  #answeredSince = 0

  /** @param now ms, by a clock that nobody sets. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /**
   * Whether a read that has something to fall back on may be sent.
   *
   * @param patient how long that read would wait, in ms.
   */
  mayAsk(patient: number): boolean {
    if (this.#restsUntil === 0) return true
    const now = this.#now()
    if (now < this.#restsUntil || now < this.#onTrialUntil) return false
    this.#onTrialUntil = now + patient
    return true
  }

  /**
   * The lake has answered, if only that a question was wrong.
   *
   * @param begunAt when it was asked, by the same clock.
   */
  noteAnswer(begunAt: number): void {
    this.#answeredSince = Math.max(this.#answeredSince, begunAt)
    this.#failures = 0
    this.#restsUntil = 0
    this.#onTrialUntil = 0
  }

  /**
   * A read failed. One that began before another that was answered tells of an outage that is over, and nothing of the lake as it is.
   *
   * @param late whether it was waited for until the deadline.
   * @param begunAt when it began, by the same clock.
   */
  noteFailure(late: boolean, begunAt: number): void {
    if (begunAt < this.#answeredSince) return
    this.#failures++
    this.#onTrialUntil = 0
    if (late || this.#failures >= patience) this.#restsUntil = this.#now() + rest
  }
}

// Next bundles pages and routes apart from each other: what is kept in a module would exist several times in one process.
const shared = globalThis as { restockLakeHealth?: LakeHealth }

/** What this process knows of the lake. */
export function lakeHealth(): LakeHealth {
  shared.restockLakeHealth ??= new LakeHealth()
  return shared.restockLakeHealth
}
