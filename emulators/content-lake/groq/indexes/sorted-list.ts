const CHUNK = 512

/** The place of the first item for which the test is true, in items of which it is true from some place on. */
function firstPlace<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(items[middle] as Item)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Items in the order of a comparison by which no two of them are equal, kept in chunks: a change moves a few hundred
 * items, however many there are.
 */
export class SortedList<Item> {
  readonly #compare: (a: Item, b: Item) => number
  readonly #chunks: Item[][] = []
  #values: readonly Item[] | undefined
  #length: number

  /** Takes items that are sorted already. */
  constructor(compare: (a: Item, b: Item) => number, sorted: readonly Item[] = []) {
    this.#compare = compare
    for (let at = 0; at < sorted.length; at += CHUNK) this.#chunks.push(sorted.slice(at, at + CHUNK))
    this.#length = sorted.length
  }

  get length(): number {
    return this.#length
  }

  /** Puts an item in its place, or in the place of the one that compares equal. */
  add(item: Item): void {
    this.#values = undefined
    if (this.#chunks.length === 0) {
      this.#chunks.push([item])
      this.#length = 1
      return
    }
    const [at, place] = this.#placeOf(item)
    const chunk = this.#chunks[at] as Item[]
    if (place < chunk.length && this.#compare(chunk[place] as Item, item) === 0) {
      chunk[place] = item
      return
    }
    chunk.splice(place, 0, item)
    this.#length += 1
    if (chunk.length > 2 * CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK))
  }

  /** Takes out the item that compares equal, if there is one. */
  remove(item: Item): void {
    if (this.#length === 0) return
    const [at, place] = this.#placeOf(item)
    const chunk = this.#chunks[at] as Item[]
    if (place >= chunk.length || this.#compare(chunk[place] as Item, item) !== 0) return
    this.#values = undefined
    chunk.splice(place, 1)
    this.#length -= 1
    if (chunk.length === 0) this.#chunks.splice(at, 1)
  }

  /** All items: an array that stays as it is when the list changes. */
  values(): readonly Item[] {
    this.#values ??= this.#chunks.flat()
    return this.#values
  }

  slice(from: number, to: number): Item[] {
    const items: Item[] = []
    let start = 0
    for (const chunk of this.#chunks) {
      if (start >= to) break
      const end = start + chunk.length
      if (end > from) {
        const part = from <= start && end <= to ? chunk : chunk.slice(Math.max(0, from - start), to - start)
        for (const item of part) items.push(item)
      }
      start = end
    }
    return items
  }

  #placeOf(item: Item): [chunk: number, place: number] {
    const isNotBefore = (other: Item) => this.#compare(other, item) >= 0
    const found = firstPlace(this.#chunks, (chunk) => isNotBefore(chunk.at(-1) as Item))
    const at = Math.min(found, this.#chunks.length - 1)
    return [at, firstPlace(this.#chunks[at] as Item[], isNotBefore)]
  }
}
