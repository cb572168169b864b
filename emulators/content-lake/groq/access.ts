import type { ExprNode } from 'groq-js'
import { readsElement } from './scope-reads.ts'

/** A condition that an index can answer. `value` is an expression that does not depend on the document. */
export type Access =
  | { by: Field; operator: '==' | 'in'; value: ExprNode }
  | { by: 'references'; values: ExprNode[] }
  | { by: 'version'; value: ExprNode }
  | { by: 'any'; of: [Access, Access] }
  /** Some of the conditions that must all be true: one of them is enough to look by. */
  | { by: 'best'; of: Access[] }

/** `reference`: the `_ref` of a reference anywhere in the document. */
export type Field = 'id' | 'type' | 'slug' | 'reference'

/** A way into the document itself, not through a reference to another one. */
function isPath(node: ExprNode): boolean {
  switch (node.type) {
    case 'This':
      return true
    case 'AccessAttribute':
      return !node.base || isPath(node.base)
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
      return isPath(node.base)
    case 'Map':
      return isPath(node.base) && isPath(node.expr)
    default:
      return false
  }
}

function isReferencePath(node: ExprNode): boolean {
  if (node.type === 'Map') return isPath(node.base) && isReferencePath(node.expr)
  return node.type === 'AccessAttribute' && node.name === '_ref' && isPath(node)
}

function fieldOf(node: ExprNode): Field | null {
  if (node.type === 'Group') return fieldOf(node.base)
  if (node.type !== 'AccessAttribute') return null
  if (isReferencePath(node)) return 'reference'
  if (!node.base || node.base.type === 'This') {
    return node.name === '_id' ? 'id' : node.name === '_type' ? 'type' : null
  }
  const { base } = node
  const isSlug =
    node.name === 'current' && base.type === 'AccessAttribute' && !base.base && base.name === 'slug'
  return isSlug ? 'slug' : null
}

/**
 * The index access that a condition allows, or null. What it finds holds all documents for which the condition is
 * true. Its values are expressions of the condition, passed through `prepare`.
 */
export function accessOf(condition: ExprNode, prepare: (value: ExprNode) => ExprNode): Access | null {
  switch (condition.type) {
    case 'Group':
      return accessOf(condition.base, prepare)
    case 'OpCall': {
      const { left, right, op } = condition
      const comparison = (field: ExprNode, operator: '==' | 'in', value: ExprNode): Access | null => {
        const by = fieldOf(field)
        return by && !readsElement(value) ? { by, operator, value: prepare(value) } : null
      }
      if (op === '==') return comparison(left, '==', right) ?? comparison(right, '==', left)
      if (op !== 'in') return null
      if (isReferencePath(right) && !readsElement(left)) {
        return { by: 'reference', operator: '==', value: prepare(left) }
      }
      return comparison(left, 'in', right)
    }
    case 'Or': {
      const left = accessOf(condition.left, prepare)
      const right = left && accessOf(condition.right, prepare)
      return left && right ? { by: 'any', of: [left, right] } : null
    }
    case 'And': {
      const left = accessOf(condition.left, prepare)
      const right = accessOf(condition.right, prepare)
      const of = [left, right].filter((access) => access !== null)
      return of.length > 0 ? { by: 'best', of } : null
    }
    case 'FuncCall': {
      if (condition.args.some(readsElement)) return null
      const values = condition.args.map(prepare)
      const name = `${condition.namespace}::${condition.name}`
      if (name === 'global::references') return { by: 'references', values }
      const [value] = values
      return name === 'sanity::versionOf' && value ? { by: 'version', value } : null
    }
    default:
      return null
  }
}

/** Lower is narrower. */
export function rankOf(access: Access): number {
  switch (access.by) {
    case 'id':
      return 0
    case 'version':
    case 'slug':
      return 1
    case 'reference':
    case 'references':
      return 2
    case 'type':
      return 3
    case 'any':
      return Math.max(...access.of.map(rankOf))
    case 'best':
      return Math.min(...access.of.map(rankOf))
  }
}

/** Whether the access finds nothing but what satisfies its condition, so that nobody needs to look again. */
export function isExact(access: Access): boolean {
  return access.by === 'any' ? access.of.every(isExact) : access.by === 'id' || access.by === 'type'
}
