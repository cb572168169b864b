const USUAL_MS = 30
const SCARCE_MS = 5
/** Of each second, this much may be spent on queries that are then given up. */
const SHARE = 0.1
const MOST_OWED_MS = 80

/** How long a query may try on the main thread: less while many of them have tried in vain. */
export class Allowance {
  #owed = 0
  #at = 0

  limitMs(now: number): number {
    this.#settle(now)
    return this.#owed > MOST_OWED_MS ? SCARCE_MS : USUAL_MS
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
