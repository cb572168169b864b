/** Pages cannot be rebuilt more often: a subject that is worked on as often loses no time, and what comes meanwhile is done together. In ms. */
const spacing = 250
/** Claims worked on at once by one process, however many deliveries come in: most of the time each waits for a page. */
const mostPlaces = 16
const mostPerSubject = 2

interface Subject {
  begunAt: number
  underWay: number
  /** Something came for it while it could not be taken. */
  missed: boolean
}

/** Who works on what in this process: so many at once, and on one subject at once and then every 250 ms while changes come. */
export class Desk {
  #taken = 0
  #sleeping = false
  #subjects = new Map<string, Subject>()
  /** Something came while nobody could take it: who is done looks again. */
  again = false
  /** What was done last before the start was opened again. */
  rechecked = false

  /** Takes a place at the desk; false when there is none. It is given back by `leave`. */
  sitDown(): boolean {
    if (this.#taken >= mostPlaces) {
      this.again = true
      return false
    }
    this.#taken++
    return true
  }

  leave(): void {
    this.#taken--
  }

  /** Whether work on a subject may begin now. */
  isFree(subject: string): boolean {
    const known = this.#subjects.get(subject)
    return !known || isFree(known)
  }

  /** Notes that there is work on a subject which may not begin now, and returns whether somebody waits until it may. */
  putOff(subject: string): boolean {
    const known = this.#subjects.get(subject)
    if (!known || isFree(known)) return false
    known.missed = true
    return this.#sleeping
  }

  /**
   * Notes that work on a subject begins; the function returned notes its end.
   *
   * @param all whether it is done on everything that there is about the subject.
   */
  begin(subject: string | null, all: boolean): () => void {
    if (subject === null) return () => {}
    const known = this.#subjects.get(subject) ?? { begunAt: 0, underWay: 0, missed: false }
    this.#subjects.set(subject, known)
    known.begunAt = Date.now()
    known.underWay++
    if (all) known.missed = false
    return () => {
      known.underWay--
      this.#forget()
    }
  }

  /** Subjects that are to be left alone for now. */
  busy(): string[] {
    return [...this.#subjects].filter(([, subject]) => !isFree(subject)).map(([name]) => name)
  }

  /** Milliseconds until a subject that had to wait may be taken; undefined when there is none, or someone waits for it already. */
  untilNext(): number | undefined {
    if (this.#sleeping) return undefined
    const rests = [...this.#subjects.values()]
      .filter(({ missed, underWay }) => missed && underWay < mostPerSubject)
      .map(({ begunAt }) => begunAt + spacing - Date.now())
    return rests.length > 0 ? Math.max(0, Math.min(...rests)) : undefined
  }

  /** Runs a pause during which nobody else needs to wait for the same. */
  async sleep(pause: () => Promise<unknown>): Promise<void> {
    this.#sleeping = true
    try {
      await pause()
    } finally {
      this.#sleeping = false
    }
  }

  #forget(): void {
    for (const [name, subject] of this.#subjects) {
      if (subject.underWay === 0 && !subject.missed && isFree(subject)) this.#subjects.delete(name)
    }
  }
}

function isFree({ begunAt, underWay }: Subject): boolean {
  return underWay < mostPerSubject && Date.now() >= begunAt + spacing
}

// Webhook and work route are bundled apart; there is one desk for the process.
const shared = globalThis as { restockDesk?: Desk }

/** The desk of this process. */
export function desk(): Desk {
  shared.restockDesk ??= new Desk()
  return shared.restockDesk
}
