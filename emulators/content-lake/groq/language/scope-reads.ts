import type { ExprNode } from 'groq-js'
import { eachChild } from './tree.ts'

const READS_THIS = new Set([
  'documents::incomingRefCount',
  'global::references',
  'sanity::partOfRelease',
  'sanity::versionOf',
])

function readsThis(node: ExprNode): boolean {
  if (node.type === 'This') return true
  if (node.type === 'AccessAttribute') return node.base === undefined
  if (node.type !== 'FuncCall') return false
  return READS_THIS.has(`${node.namespace}::${node.name}`) || ['diff', 'delta'].includes(node.namespace)
}

/**
 * Whether the expression reads a scope that is `levels(up)` above the one it stands in: 0 is that scope itself.
 * Scopes which the expression opens inside itself do not count.
 */
function readsScope(
  node: ExprNode,
  counts: (up: number) => boolean,
  depth: number,
  isHidden: boolean,
): boolean {
  if (depth === 0 && readsThis(node) && counts(0)) return true
  if (node.type === 'Parent' && node.n >= depth && counts(node.n - depth)) return true
  let found = false
  eachChild(node, (child, passage) => {
    if (found) return
    const inside = passage === 'same' ? depth : isHidden ? depth : depth + 1
    found = readsScope(child, counts, inside, passage === 'same' ? isHidden : passage === 'hidden')
  })
  return found
}

/** Whether the expression, standing in a filter, depends on the element that is being filtered. */
export function readsElement(node: ExprNode): boolean {
  return readsScope(node, (up) => up === 0, 0, false)
}

/** Whether the expression has one value for the whole query: it reads neither the scope it stands in nor any above. */
export function isClosed(node: ExprNode): boolean {
  return !readsScope(node, () => true, 0, false)
}
