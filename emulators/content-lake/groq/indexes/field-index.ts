import { Buckets } from '../../buckets.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import type { Index, Steps, Transition } from './indexes.ts'

export type Key = string | number | boolean

type KeysOf = (document: ViewDocument) => Iterable<Key>

const STEP = 1024

/** Documents by some value in them, or by several. */
export class FieldIndex implements Index {
  readonly #keysOf: KeysOf
  readonly #buckets = new Buckets<Key>()
  #size = 0

  private constructor(keysOf: KeysOf) {
    this.#keysOf = keysOf
  }

  static *build(keysOf: KeysOf, documents: Iterable<ViewDocument>): Steps<FieldIndex> {
    const index = new FieldIndex(keysOf)
    for (const document of documents) {
      index.#add(document)
      if (index.#size % STEP === 0) yield
    }
    return index
  }

  get size(): number {
    return this.#size
  }

  apply({ before, after }: Transition): void {
    if (before) this.#remove(before)
    if (after) this.#add(after)
  }

  #add(document: ViewDocument): void {
    this.#size += 1
    for (const key of this.#keysOf(document)) this.#buckets.add(key, document)
  }

  #remove(document: ViewDocument): void {
    this.#size -= 1
    for (const key of this.#keysOf(document)) this.#buckets.remove(key, document)
  }

  find(key: Key): Iterable<ViewDocument> {
    return this.#buckets.find(key)
  }

  keys(): Iterable<Key> {
    return this.#buckets.keys()
  }
}
