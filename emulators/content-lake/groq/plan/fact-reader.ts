import type { ExprNode } from 'groq-js'
import { storedPath } from '../indexes/field-path.ts'
import { readsElement } from '../language/scope-reads.ts'
import {
  beyond,
  type Comparison,
  defined,
  type Fact,
  holding,
  isIn,
  isTrue,
  joined,
  negated,
  oneOf,
  referring,
} from './fact.ts'
import { textFact } from './text-fact.ts'

/** The value of an expression that does not read the document. */
export type ConstantOf = (node: ExprNode) => unknown

/** Reads the fact once the values that the condition compares with are known; null when it is none with these. */
export type FactReader = (constantOf: ConstantOf) => Fact | null

type Prepare = (value: ExprNode) => ExprNode

const MIRRORED: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function comparison(op: string, left: ExprNode, right: ExprNode, prepare: Prepare): FactReader | null {
  const path = storedPath(left)
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
  const items = storedPath(right)
  if (op !== 'in' || !items || readsElement(left)) return null
  const value = prepare(left)
  return (constantOf) => holding(items, constantOf(value) ?? null)
}

function operation(op: string, left: ExprNode, right: ExprNode, prepare: Prepare): FactReader | null {
  const made = comparison(op, left, right, prepare)
  if (made) return made
  if (op === '==' || op === '!=') return comparison(op, right, left, prepare)
  if (Object.hasOwn(MIRRORED, op)) return comparison(MIRRORED[op as Comparison], right, left, prepare)
  return op === 'match' ? textFact(left, right, prepare) : null
}

/** How to read a condition's fact; null for a condition that can be none. Its values are passed through `prepare`. */
export function factOf(condition: ExprNode, prepare: Prepare): FactReader | null {
  const path = storedPath(condition)
  if (path) return () => isTrue(path)
  switch (condition.type) {
    case 'Group':
      return factOf(condition.base, prepare)
    case 'Not': {
      const base = factOf(condition.base, prepare)
      const field = storedPath(condition.base)
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
    const path = storedPath(first)
    return path && (() => defined(path))
  }
  if (name !== 'global::references' || args.some(readsElement)) return null
  const values = args.map(prepare)
  return (constantOf) => referring(values.map(constantOf))
}
