import { Path } from 'groq-js'
import { type FieldPath, valueAt } from '../indexes/field-path.ts'
import { partialCompare } from '../indexes/total-order.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import { referencesOf } from './references-of.ts'

/** A condition that is decided by looking at the document alone, without groq-js, and exactly as groq-js decides it. */
export interface Fact {
  /** The same for the same fact; null when a list of those for which it holds is not worth keeping. */
  key: string | null
  /** The same of a published document as it is stored and as a view shows it. */
  holds(document: ViewDocument): boolean
  /** Whether the condition is false, and never null, where it is not true. */
  isBoolean: boolean
  /** Compares with one value of many: nearly all documents have another, and a list of those is not worth keeping. */
  isNarrow?: true
}

export type Comparison = '<' | '<=' | '>' | '>='

export const ALWAYS: Fact = { key: 'true', holds: () => true, isBoolean: true }
const NEVER: Fact = { key: 'false', holds: () => false, isBoolean: true }
const NEVER_BUT_NULL: Fact = { ...NEVER, isBoolean: false }

/** A key that is a long list costs more than it saves. */
const MOST_VALUES = 32

const HOLDS: Record<Comparison, (difference: number) => boolean> = {
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}

export function oneOf(path: FieldPath, values: unknown[]): Fact {
  const wanted = new Set(values.map((value) => value ?? null).filter(isPlain))
  if (wanted.size === 0) return NEVER
  return {
    key: wanted.size > MOST_VALUES ? null : JSON.stringify(['in', path, [...wanted].sort()]),
    holds: (document) => wanted.has(valueAt(document, path) as string),
    isBoolean: true,
    isNarrow: true,
  }
}

export function isIn(path: FieldPath, value: unknown): Fact {
  if (Array.isArray(value)) return oneOf(path, value)
  if (!(value instanceof Path)) return NEVER_BUT_NULL
  return {
    key: JSON.stringify(['path', path, value.toJSON()]),
    holds: (document) => {
      const text = valueAt(document, path)
      return typeof text === 'string' && value.matches(text)
    },
    isBoolean: path.length === 1 && path[0] === '_id',
  }
}

export function holding(path: FieldPath, value: unknown): Fact | null {
  if (!isPlain(value)) return null
  return {
    key: JSON.stringify(['has', path, value]),
    holds: (document) => {
      const items = valueAt(document, path)
      return Array.isArray(items) && items.some((item) => (item ?? null) === value)
    },
    isBoolean: false,
  }
}

/** Bounds are mostly the time of day, so a list by them is of no use the next time. */
export function beyond(path: FieldPath, op: Comparison, value: unknown): Fact {
  const isHeld = HOLDS[op]
  return {
    key: null,
    holds: (document) => {
      const difference = partialCompare(valueAt(document, path), value)
      return difference !== null && isHeld(difference)
    },
    isBoolean: false,
  }
}

export function isTrue(path: FieldPath): Fact {
  return { ...oneOf(path, [true]), isBoolean: false }
}

export function referring(values: unknown[]): Fact {
  const ids = new Set(values.flat().filter((id) => typeof id === 'string'))
  if (ids.size === 0) return NEVER
  return {
    key: ids.size > MOST_VALUES ? null : JSON.stringify(['references', [...ids].sort()]),
    holds: (document) => {
      const references = referencesOf(document)
      if (references.size === 0) return false
      for (const id of ids) if (references.has(id)) return true
      return false
    },
    isBoolean: true,
    isNarrow: true,
  }
}

export function defined(path: FieldPath): Fact {
  return {
    key: JSON.stringify(['defined', path]),
    holds: (document) => valueAt(document, path) !== null,
    isBoolean: true,
  }
}

export function negated(fact: Fact | null): Fact | null {
  if (!fact?.isBoolean) return null
  return {
    key: fact.key && !fact.isNarrow ? `!${fact.key}` : null,
    holds: (document) => !fact.holds(document),
    isBoolean: true,
  }
}

export function joined(type: 'And' | 'Or', left: Fact | null, right: Fact | null): Fact | null {
  const deciding = type === 'Or' ? ALWAYS : NEVER
  if (left === deciding || right === deciding) return deciding
  if (!left || !right) return null
  return {
    key: type === 'And' && left.key && right.key ? `(${left.key},${right.key})` : null,
    holds:
      type === 'And'
        ? (document) => left.holds(document) && right.holds(document)
        : (document) => left.holds(document) || right.holds(document),
    isBoolean: left.isBoolean && right.isBoolean,
  }
}
