import type { ViewDocument } from '../perspectives/view-document.ts'
import type { Fact } from '../plan/fact.ts'
import type { Order } from '../plan/order.ts'
import type { Index, Steps, Transition } from './indexes.ts'
import { sorted } from './sort.ts'
import { SortedList } from './sorted-list.ts'

const STEP = 1024

/** The documents for which some facts hold, in some order. */
export class ListIndex implements Index {
  readonly list: SortedList<ViewDocument>
  readonly #facts: readonly Fact[]

  private constructor(facts: readonly Fact[], list: SortedList<ViewDocument>) {
    this.#facts = facts
    this.list = list
  }

  /** `candidates` are all for which the facts hold, and any others. */
  static *build(facts: readonly Fact[], order: Order, candidates: Iterable<ViewDocument>): Steps<ListIndex> {
    const found = new Map<string, ViewDocument>()
    let seen = 0
    for (const document of candidates) {
      if (facts.every((fact) => fact.holds(document))) found.set(document._id, document)
      seen += 1
      if (seen % STEP === 0) yield
    }
    const documents = yield* sorted([...found.values()], order)
    return new ListIndex(facts, new SortedList(order.compare, documents))
  }

  get size(): number {
    return this.list.length
  }

  apply({ before, after }: Transition): void {
    if (before && this.#holds(before)) this.list.remove(before)
    if (after && this.#holds(after)) this.list.add(after)
  }

  #holds(document: ViewDocument): boolean {
    return this.#facts.every((fact) => fact.holds(document))
  }
}
