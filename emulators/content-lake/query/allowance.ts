/** For a query of which nothing is known, and for one that was quick before: what makes that slow is a pause. */
const USUAL_MS = { unknown: 30, good: 250 }
const SCARCE_MS = { unknown: 5, good: 60 }
/** Of each second, this much may be spent on queries that are then given up. */
const SHARE = 0.1
const MOST_OWED_MS = 80

/** How long a query may try on the main thread: less while many of them have tried in vain. */
export class Allowance {
  #owed = 0
  #at = 0

  limitMs(isGood: boolean, now: number): number {
    this.#settle(now)
    const limits = this.#owed > MOST_OWED_MS ? SCARCE_MS : USUAL_MS
    return isGood ? limits.good : limits.unknown
  }

  wasted(ms: number, now: number): void {
    this.#settle(now)
    this.#owed += ms
  }

  #settle(now: number): void {
    this.#owed = Math.max(0, this.#owed - (now - this.#at) * SHARE)
    this.#at = now
  }
}
