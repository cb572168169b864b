import type { Budget } from '../evaluation/budget.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'

/** A document as a view showed it before some changes and after them; undefined where it did not. */
export interface Transition {
  before: ViewDocument | undefined
  after: ViewDocument | undefined
}

/** Applying a transition whose end it already shows must change nothing: an index is built while documents change. */
export interface Index {
  /** About how many documents it holds. */
  readonly size: number
  apply(transition: Transition): void
}

export type Steps<Made extends Index> = Generator<void, Made>

interface Build {
  steps: Steps<Index>
  /** What changed since it was begun. */
  missed: Transition[]
  /** Still true when a step was stopped by force: it cannot be gone on with. */
  isInStep: boolean
}

const MOST_INDEXES = 1000
/** Documents in all indexes of a view together: what more are asked for push out those not used for longest. */
const MOST_ENTRIES = 2_000_000

const SLICE_MS = 4
const STEP = 512

/**
 * The indexes of one view: made when first asked for, then kept up with each change. One that a query has no time to
 * finish is finished in the background, a few ms at a time.
 */
export class Indexes {
  readonly #catchUp: () => void
  readonly #kept = new Map<string, Index>()
  readonly #builds = new Map<string, Build>()
  #isScheduled = false

  /** `catchUp` applies the changes that the indexes have not seen. */
  constructor(catchUp: () => void) {
    this.#catchUp = catchUp
  }

  /** The index of this key, made if need be. Throws what the budget throws when the time is up. */
  use<Made extends Index>(key: string, begin: () => Steps<Made>, budget?: Budget): Made {
    const known = this.#known(key)
    if (known) return known as Made
    const build = this.#build(key, begin)
    for (;;) {
      budget?.spend(STEP)
      const made = this.#advance(key, build)
      if (made) return made as Made
    }
  }

  /** The index of this key; null as long as it is made in the background, of which this is the beginning. */
  useIfMade<Made extends Index>(key: string, begin: () => Steps<Made>): Made | null {
    const known = this.#known(key)
    if (!known) this.#build(key, begin)
    return known ? (known as Made) : null
  }

  apply(transitions: Transition[]): void {
    for (const index of this.#kept.values()) {
      for (const transition of transitions) index.apply(transition)
    }
    for (const { missed } of this.#builds.values()) missed.push(...transitions)
  }

  clear(): void {
    this.#kept.clear()
    this.#builds.clear()
  }

  #known(key: string): Index | undefined {
    const known = this.#kept.get(key)
    if (!known) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, known)
    return known
  }

  #build(key: string, begin: () => Steps<Index>): Build {
    const begun = this.#builds.get(key)
    if (begun && !begun.isInStep) return begun
    const build: Build = { steps: begin(), missed: [], isInStep: false }
    this.#builds.set(key, build)
    this.#schedule()
    return build
  }

  #advance(key: string, build: Build): Index | null {
    build.isInStep = true
    const step = build.steps.next()
    build.isInStep = false
    if (!step.done) return null
    for (const transition of build.missed) step.value.apply(transition)
    this.#builds.delete(key)
    this.#keep(key, step.value)
    return step.value
  }

  #keep(key: string, index: Index): void {
    this.#kept.set(key, index)
    let entries = 0
    for (const { size } of this.#kept.values()) entries += size
    for (const [oldest, { size }] of this.#kept) {
      if (oldest === key || (this.#kept.size <= MOST_INDEXES && entries <= MOST_ENTRIES)) return
      this.#kept.delete(oldest)
      entries -= size
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#continue()
    }).unref()
  }

  #continue(): void {
    if (this.#builds.size === 0) return
    this.#catchUp()
    const until = performance.now() + SLICE_MS
    for (const [key, build] of this.#builds) {
      if (build.isInStep) this.#builds.delete(key)
      while (this.#builds.has(key) && !this.#advance(key, build)) {
        if (performance.now() <= until) continue
        this.#schedule()
        return
      }
    }
  }
}
