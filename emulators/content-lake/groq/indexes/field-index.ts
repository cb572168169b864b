import type { ViewDocument } from '../view.ts'
import type { Index, Steps, Transition } from './indexes.ts'

export type Key = string | number | boolean

/** Most keys have one document, and a map for each of them would be most of the index. */
type Bucket = ViewDocument | Map<string, ViewDocument>

type KeysOf = (document: ViewDocument) => Iterable<Key>

const STEP = 1024

/** Documents by some value in them, or by several. */
export class FieldIndex implements Index {
  readonly #keysOf: KeysOf
  readonly #buckets = new Map<Key, Bucket>()
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
    for (const key of this.#keysOf(document)) {
      const bucket = this.#buckets.get(key)
      if (bucket instanceof Map) bucket.set(document._id, document)
      else if (bucket === undefined || bucket._id === document._id) this.#buckets.set(key, document)
      else {
        const both = [bucket, document].map((one) => [one._id, one] as const)
        this.#buckets.set(key, new Map(both))
      }
    }
  }

  #remove(document: ViewDocument): void {
    this.#size -= 1
    for (const key of this.#keysOf(document)) {
      const bucket = this.#buckets.get(key)
      if (bucket instanceof Map) {
        bucket.delete(document._id)
        if (bucket.size === 0) this.#buckets.delete(key)
      } else if (bucket?._id === document._id) this.#buckets.delete(key)
    }
  }

  find(key: Key): Iterable<ViewDocument> {
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) return []
    return bucket instanceof Map ? bucket.values() : [bucket]
  }

  keys(): Iterable<Key> {
    return this.#buckets.keys()
  }
}
