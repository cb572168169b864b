import { DateTime } from 'groq-js'

type Kind = 'datetime' | 'number' | 'string' | 'boolean' | 'other'

const RANKS: Record<Kind, number> = { datetime: 1, number: 2, string: 3, boolean: 4, other: 5 }

function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value as Kind
    default:
      return value instanceof DateTime ? 'datetime' : 'other'
  }
}

/** GROQ's `<` and `>`: null for what cannot be compared. */
export function partialCompare(a: unknown, b: unknown): number | null {
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return null
  switch (kind) {
    case 'number':
    case 'boolean':
      return Number(a) - Number(b)
    case 'string':
      return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0
    case 'datetime':
      return (a as DateTime).compareTo(b as DateTime)
    default:
      return null
  }
}

/** The order of `order()`: dates, numbers, strings, booleans, and everything else as equals behind them. */
export function totalCompare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return RANKS[kindOf(a)] - RANKS[kindOf(b)] || (partialCompare(a, b) ?? 0)
}
