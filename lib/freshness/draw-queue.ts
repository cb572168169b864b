interface Turn {
  rank: number
  begin(): void
}

/**
 * Lets so many draw at once, of those who wait the ones with the lowest rank first. While rank 0 draws nobody else begins: it is what someone is
 * looking for, and two that draw at once only make each other later.
 */
export class DrawQueue {
  readonly #atOnce: number
  #drawing = 0
  #firsts = 0
  #waiting: Turn[] = []

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Runs work when it is its turn. */
  async inTurn<T>(rank: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      const later = this.#waiting.findIndex((turn) => turn.rank > rank)
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, { rank, begin })
      this.#callNext()
    })
    try {
      return await work()
    } finally {
      this.#drawing--
      if (rank === 0) this.#firsts--
      this.#callNext()
    }
  }

  #callNext(): void {
    for (let [next] = this.#waiting; next && this.#mayBegin(next); [next] = this.#waiting) {
      this.#waiting.shift()
      this.#drawing++
      if (next.rank === 0) this.#firsts++
      next.begin()
    }
  }

  #mayBegin({ rank }: Turn): boolean {
    return this.#drawing < this.#atOnce && (rank === 0 || this.#firsts === 0)
  }
}
