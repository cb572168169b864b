import { type ExprNode, Path } from 'groq-js'
import { type FieldPath, fieldPath, valueAt } from './indexes/field-path.ts'
import { partialCompare } from './indexes/total-order.ts'
import { referencesOf } from './references-of.ts'
import { readsElement } from './scope-reads.ts'
import { textFact } from './text-fact.ts'
import type { ViewDocument } from './view.ts'

/** A condition that is decided by looking at the document alone, without groq-js, and exactly as groq-js decides it. */
export interface Fact {
  /** The same for the same fact; null when a list of those for which it holds is not worth keeping. */
  key: string | null
  holds(document: ViewDocument): boolean
  /** Whether the condition is false, and never null, where it is not true. */
  isBoolean: boolean
}

/** The value of an expression that does not read the document. */
export type ConstantOf = (node: ExprNode) => unknown

/** Reads the fact once the values that the condition compares with are known; null when it is none with these. */
export type FactReader = (constantOf: ConstantOf) => Fact | null

type Prepare = (value: ExprNode) => ExprNode
type Comparison = '<' | '<=' | '>' | '>='

const ALWAYS: Fact = { key: 'true', holds: () => true, isBoolean: true }
const NEVER: Fact = { key: 'false', holds: () => false, isBoolean: true }
const NEVER_BUT_NULL: Fact = { ...NEVER, isBoolean: false }

/** A key that is a long list costs more than it saves. */
const MOST_VALUES = 32

const MIRRORED: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const HOLDS: Record<Comparison, (difference: number) => boolean> = {
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}

function oneOf(path: FieldPath, values: unknown[]): Fact {
  const wanted = new Set(values.map((value) => value ?? null).filter(isPlain))
  if (wanted.size === 0) return NEVER
  return {
    key: wanted.size > MOST_VALUES ? null : JSON.stringify(['in', path, [...wanted].sort()]),
    holds: (document) => wanted.has(valueAt(document, path) as string),
    isBoolean: true,
  }
}

function isIn(path: FieldPath, value: unknown): Fact {
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

function holding(path: FieldPath, value: unknown): Fact | null {
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
function beyond(path: FieldPath, op: Comparison, value: unknown): Fact {
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

function isTrue(path: FieldPath): Fact {
  return { ...oneOf(path, [true]), isBoolean: false }
}

function referring(values: unknown[]): Fact {
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
  }
}

function defined(path: FieldPath): Fact {
  return {
    key: JSON.stringify(['defined', path]),
    holds: (document) => valueAt(document, path) !== null,
    isBoolean: true,
  }
}

function negated(fact: Fact | null): Fact | null {
  if (!fact?.isBoolean) return null
  return {
    key: fact.key && `!${fact.key}`,
    holds: (document) => !fact.holds(document),
    isBoolean: true,
  }
}

function joined(type: 'And' | 'Or', left: Fact | null, right: Fact | null): Fact | null {
  const deciding = type === 'Or' ? ALWAYS : NEVER
  if (left === deciding || right === deciding) return deciding
  if (!left || !right) return null
  return {
    key: left.key && right.key && `${type}(${left.key},${right.key})`,
    holds:
      type === 'And'
        ? (document) => left.holds(document) && right.holds(document)
        : (document) => left.holds(document) || right.holds(document),
    isBoolean: left.isBoolean && right.isBoolean,
  }
}

function comparison(op: string, left: ExprNode, right: ExprNode, prepare: Prepare): FactReader | null {
  const path = fieldPath(left)
  if (path && !readsElement(right)) {
    const value = prepare(right)
    switch (op) {
      case '==':
        return (constantOf) => oneOf(path, [constantOf(value)])
      case '!=':
        return (constantOf) => negated(oneOf(path, [constantOf(value)]))
      case 'in':
        return (constantOf) => isIn(path, constantOf(value))
      case '<':
      case '<=':
      case '>':
      case '>=':
        return (constantOf) => beyond(path, op, constantOf(value))
    }
  }
  const items = fieldPath(right)
  if (op !== 'in' || !items || readsElement(left)) return null
  const value = prepare(left)
  return (constantOf) => holding(items, constantOf(value) ?? null)
}

function operation(op: string, left: ExprNode, right: ExprNode, prepare: Prepare): FactReader | null {
  const made = comparison(op, left, right, prepare)
  if (made) return made
  if (op === '==' || op === '!=') return comparison(op, right, left, prepare)
  if (Object.hasOwn(MIRRORED, op)) return comparison(MIRRORED[op as Comparison], right, left, prepare)
  return op === 'match' ? textFact(left, right, prepare, ALWAYS) : null
}

/** How to read a condition's fact; null for a condition that can be none. Its values are passed through `prepare`. */
export function factOf(condition: ExprNode, prepare: Prepare): FactReader | null {
  const path = fieldPath(condition)
  if (path) return () => isTrue(path)
  switch (condition.type) {
    case 'Group':
      return factOf(condition.base, prepare)
    case 'Not': {
      const base = factOf(condition.base, prepare)
      const field = fieldPath(condition.base)
      if (field) return () => ({ ...oneOf(field, [false]), isBoolean: false })
      return base && ((constantOf) => negated(base(constantOf)))
    }
    case 'And':
    case 'Or': {
      const left = factOf(condition.left, prepare)
      const right = factOf(condition.right, prepare)
      if (!left && !right) return null
      return (constantOf) => joined(condition.type, left?.(constantOf) ?? null, right?.(constantOf) ?? null)
    }
    case 'OpCall':
      return operation(condition.op, condition.left, condition.right, prepare)
    case 'FuncCall':
      return call(`${condition.namespace}::${condition.name}`, condition.args, prepare)
    default:
      return null
  }
}

function call(name: string, args: ExprNode[], prepare: Prepare): FactReader | null {
  const [first] = args
  if (name === 'global::defined' && first) {
    const path = fieldPath(first)
    return path && (() => defined(path))
  }
  if (name !== 'global::references' || args.some(readsElement)) return null
  const values = args.map(prepare)
  return (constantOf) => referring(values.map(constantOf))
}
