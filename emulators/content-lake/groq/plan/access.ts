import type { ExprNode } from 'groq-js'
import { type FieldPath, fieldPath } from '../indexes/field-path.ts'
import { readsElement } from '../language/scope-reads.ts'
import { contains } from '../language/tree.ts'

/** A condition that an index can answer. `value` is an expression that does not depend on the document. */
export type Access =
  | { by: Field; operator: '==' | 'in'; value: ExprNode }
  /** Any other field that is compared, `path == value`; or an array in it, `value in path`. */
  | { by: 'field' | 'item'; path: FieldPath; operator: '==' | 'in'; value: ExprNode }
  /** Texts in some fields, by a pattern of `match`. */
  | { by: 'words'; paths: FieldPath[]; value: ExprNode }
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
        const path = by ? null : fieldPath(field)
        if ((!by && !path) || readsElement(value)) return null
        const compared = { operator, value: prepare(value) }
        return path ? { by: 'field', path, ...compared } : by && { by, ...compared }
      }
      if (op === '==') return comparison(left, '==', right) ?? comparison(right, '==', left)
      if (op === 'match') return matching(left, right, prepare)
      if (op !== 'in') return null
      if (isReferencePath(right) && !readsElement(left)) {
        return { by: 'reference', operator: '==', value: prepare(left) }
      }
      const items = readsElement(left) ? null : fieldPath(right)
      if (items) return { by: 'item', path: items, operator: '==', value: prepare(left) }
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

/** `match` in a field, or in a list of fields. */
function matching(left: ExprNode, right: ExprNode, prepare: (value: ExprNode) => ExprNode): Access | null {
  if (readsElement(right) || contains(right, isTextQuery)) return null
  const fields =
    left.type === 'Array' ? left.elements.map(({ value, isSplat }) => (isSplat ? null : value)) : [left]
  const paths = fields.map((field) => field && fieldPath(field)).filter((path) => path !== null)
  return paths.length === fields.length ? { by: 'words', paths, value: prepare(right) } : null
}

const isTextQuery = (node: ExprNode) => node.type === 'FuncCall' && node.namespace === 'text'

/** The rank of what needs an index to be made first, and is known to no dependency. */
export const INDEXED_RANK = 3
export const TYPE_RANK = 4

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
    case 'field':
    case 'item':
    case 'words':
      return INDEXED_RANK
    case 'type':
      return TYPE_RANK
    case 'any':
      return Math.max(...access.of.map(rankOf))
    case 'best':
      return Math.min(...access.of.map(rankOf))
  }
}
