import type { Change } from '../types.ts'

/** Each keeps a document that may exist no more in memory. */
const KEPT = 1024

/** The last changes to some documents, for those who keep something that follows from them. */
export class RecentChanges {
  #changes: { change: Change; sequence: number }[] = []
  /** All changes after it are known. */
  #from: number | undefined
  #until: number | undefined

  add(changes: Change[], sequence: number): void {
    this.#from ??= sequence - 1
    this.#until = sequence
    for (const change of changes) this.#changes.push({ change, sequence })
    if (this.#changes.length <= 2 * KEPT) return
    const dropped = this.#changes.splice(0, this.#changes.length - KEPT)
    this.#from = dropped.at(-1)?.sequence
  }

  forget(): void {
    this.#changes = []
    this.#from = undefined
    this.#until = undefined
  }

  /** The changes after a sequence, oldest first; undefined when some of them may be forgotten. */
  since(sequence: number): Change[] | undefined {
    if (this.#from === undefined || this.#until === undefined) return undefined
    if (sequence < this.#from || sequence > this.#until) return undefined
    const first = this.#changes.findLastIndex((entry) => entry.sequence <= sequence) + 1
    return this.#changes.slice(first).map(({ change }) => change)
  }
}
