import { isEqual, isObject } from '../json.ts'

/** Where an item of the new array comes from: kept as it was, changed from an old item, or new. */
export type Origin = { kind: 'same' | 'changed'; index: number } | { kind: 'new' }

const keyOf = (item: unknown): string | undefined =>
  isObject(item) && typeof item._key === 'string' ? item._key : undefined

const isContainer = (item: unknown) => typeof item === 'object' && item !== null

/**
 * Finds the old item behind each new one: equal items first, then items by their `_key`, then containers without a key
 * that stand at the same place from the front.
 */
export function alignItems(left: unknown[], right: unknown[]): Origin[] {
  const keyed = new Map<string, number>()
  const equal = new Map<string, number[]>()
  for (const [index, item] of left.entries()) {
    const key = keyOf(item)
    if (key !== undefined && !keyed.has(key)) keyed.set(key, index)
    else if (key === undefined) {
      const text = JSON.stringify(item)
      const indexes = equal.get(text)
      if (indexes) indexes.push(index)
      else equal.set(text, [index])
    }
  }
  return right.map((item, position): Origin => {
    if (position < left.length && isEqual(left[position], item)) return { kind: 'same', index: position }
    const key = keyOf(item)
    if (key !== undefined) {
      const index = keyed.get(key)
      if (index === undefined) return { kind: 'new' }
      return { kind: isEqual(left[index], item) ? 'same' : 'changed', index }
    }
    const index = equal.get(JSON.stringify(item))?.[0]
    if (index !== undefined && isEqual(left[index], item)) return { kind: 'same', index }
    const neighbour = left[position]
    const pairs = isContainer(item) && isContainer(neighbour) && keyOf(neighbour) === undefined
    return pairs && Array.isArray(item) === Array.isArray(neighbour)
      ? { kind: 'changed', index: position }
      : { kind: 'new' }
  })
}
