/** A seeded generator of numbers in [0, 1), so that a failing case can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const LETTERS = [
  'a',
  'b',
  'c',
  'd',
  ' ',
  'é',
  'ß',
  '漢',
  '字',
  '😀',
  '🏺',
  '\u0000',
  '\n',
  '"',
  '\ud800',
  '\udc00',
  '€',
]
const KEYS = ['title', 'slug', 'body', '_type', 'é', 'Z', 'a1', '10', '9', '😀', 'items', 'nested']

export interface RandomJson {
  document(): Record<string, unknown>
  /** The document after a few edits such as an editor makes. */
  edited(document: Record<string, unknown>): Record<string, unknown>
}

/** Random documents with unicode, arrays with and without `_key`, nested objects, and edits of them. */
export function randomJson(random: () => number): RandomJson {
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const text = () => Array.from({ length: below(30) }, () => pick(LETTERS)).join('')

  const value = (depth: number): unknown => {
    const kind = below(depth > 0 ? 9 : 6)
    if (kind < 2) return text()
    if (kind === 2) return below(100) / 4
    if (kind === 3) return random() < 0.5
    if (kind === 4) return null
    if (kind === 5) return ''
    return kind < 7 ? items(depth - 1) : object(depth - 1)
  }
  const object = (depth: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length: below(6) }, () => [pick(KEYS), value(depth)]))
  const items = (depth: number): unknown[] => {
    const keyed = random() < 0.5
    return Array.from({ length: below(6) }, (_, index) =>
      keyed ? { ...object(depth), _key: `k${index}` } : value(depth),
    )
  }

  const edit = (before: unknown): unknown => {
    if (typeof before === 'string' && random() < 0.7) {
      const at = below(before.length + 1)
      return before.slice(0, at) + text() + before.slice(Math.min(before.length, at + below(4)))
    }
    if (Array.isArray(before)) {
      const after = [...before]
      const choice = below(5)
      if (choice === 0) after.splice(below(after.length + 1), 0, value(1))
      if (choice === 1) after.splice(below(after.length + 1), 1)
      if (choice === 2) after.reverse()
      if (choice === 3 && after.length > 0) after.push(pick(before))
      if (choice === 4 && after.length > 0) {
        const at = below(after.length)
        after[at] = edit(after[at])
      }
      return after
    }
    if (typeof before === 'object' && before !== null) {
      const after: Record<string, unknown> = { ...before }
      for (let edits = below(3) + 1; edits > 0; edits--) {
        const key = random() < 0.7 && Object.keys(after).length > 0 ? pick(Object.keys(after)) : pick(KEYS)
        if (random() < 0.2) delete after[key]
        else after[key] = key in after ? edit(after[key]) : value(2)
      }
      return after
    }
    return value(1)
  }

  return {
    document: () => object(4),
    edited: (document) => edit(document) as Record<string, unknown>,
  }
}
