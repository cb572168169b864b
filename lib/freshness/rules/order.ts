import type { OrderKey } from '#sanity/registry/dependency.ts'

type Sortable = { _id: string } & Record<string, unknown>

/** The order of two documents in a list as GROQ's `order()` has it: numbers, texts, truth values and then everything else, and last by their ids. */
export function compareInList(a: Sortable, b: Sortable, order: readonly OrderKey[]): number {
  for (const key of order) {
    const difference = compareValues(sortedBy(a, key), sortedBy(b, key))
    if (difference !== 0) return key.direction === 'asc' ? difference : -difference
  }
  return compareValues(a._id, b._id)
}

/** Of those that stand with the latest first, one without a date is the oldest: `latestFirst` in sanity/queries/projections.ts. */
function sortedBy(document: Sortable, { field, direction }: OrderKey): unknown {
  return direction === 'desc' ? (document[field] ?? '') : document[field]
}

function compareValues(a: unknown, b: unknown): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return rankOf(a) === ranks.length ? 0 : Number(a) - Number(b)
}

const ranks = ['number', 'string', 'boolean']

function rankOf(value: unknown): number {
  const rank = ranks.indexOf(typeof value)
  return rank < 0 ? ranks.length : rank
}
