interface Turn {
  rank: number
  begin(): void
}

/** Lets so many draw at once, of those who wait the ones with the lowest rank first. */
export class DrawQueue {
  readonly #atOnce: number
  #drawing = 0
  #waiting: Turn[] = []

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Runs work when it is its turn. */
  async inTurn<T>(rank: number, work: () => Promise<T>): Promise<T> {
    if (this.#drawing >= this.#atOnce) await this.#queued(rank)
    else this.#drawing++
    try {
      return await work()
    } finally {
      // The place goes straight to the next: nobody who comes in between can take it.
      const next = this.#waiting.shift()
      if (next) next.begin()
      else this.#drawing--
    }
  }

  #queued(rank: number): Promise<void> {
    return new Promise((begin) => {
      const later = this.#waiting.findIndex((turn) => turn.rank > rank)
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, { rank, begin })
    })
  }
}
