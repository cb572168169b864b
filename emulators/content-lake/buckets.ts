import type { SanityDocument } from './types.ts'

/** Most keys have one document, and a map for each of them would be most of what is kept. */
type Bucket = SanityDocument | Map<string, SanityDocument>

/** Documents by keys, any number of them under each, one for each id. */
export class Buckets<Key> {
  readonly #buckets = new Map<Key, Bucket>()

  /** Takes the place of a document with the same id. */
  add(key: Key, document: SanityDocument): void {
    const bucket = this.#buckets.get(key)
    if (bucket instanceof Map) bucket.set(document._id, document)
    else if (bucket === undefined || bucket._id === document._id) this.#buckets.set(key, document)
    else {
      const both = [bucket, document].map((one) => [one._id, one] as const)
      this.#buckets.set(key, new Map(both))
    }
  }

  remove(key: Key, { _id }: SanityDocument): void {
    const bucket = this.#buckets.get(key)
    if (bucket instanceof Map) {
      bucket.delete(_id)
      if (bucket.size === 0) this.#buckets.delete(key)
    } else if (bucket?._id === _id) this.#buckets.delete(key)
  }

  find(key: Key): Iterable<SanityDocument> {
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) return []
    return bucket instanceof Map ? bucket.values() : [bucket]
  }

  keys(): Iterable<Key> {
    return this.#buckets.keys()
  }
}
