import type { ExprNode, FlatMapNode } from 'groq-js'
import { contains } from '../language/tree.ts'
import { conditionsOf } from '../plan/narrow.ts'
import { native } from './native.ts'
import { currentRun } from './run.ts'

/** What has the same value whenever it is evaluated on the same document: no parameter, no outer scope, no other document, no clock. */
const ofTheDocument = new Set<ExprNode['type']>([
  ...(['This', 'Value', 'AccessAttribute', 'AccessElement', 'ArrayCoerce', 'Slice', 'Group'] as const),
  ...(['Filter', 'Map', 'FlatMap', 'And', 'Or', 'Not', 'OpCall'] as const),
])
const functions = new Set(['coalesce', 'count', 'defined', 'length', 'lower', 'upper'])

/** Whether it is `*[…]` followed by what can be told of each document by itself, as in `*[…].variants[].sku`. */
export function isByDocument({ base, expr }: FlatMapNode): boolean {
  return conditionsOf(base) !== null && !contains(expr, (node) => !isOfTheDocument(node))
}

function isOfTheDocument(node: ExprNode): boolean {
  if (node.type === 'FuncCall') return node.namespace === 'global' && functions.has(node.name)
  return ofTheDocument.has(node.type)
}

/** What an expression is worth on each document, and on lists of them. What changes is another object. */
export type Known = WeakMap<object, readonly unknown[]>

const mostKept = 100

/** What is known of each expression, by how it is written: the same one stands in many trees. */
export function createKnown(): (expr: ExprNode) => Known {
  const kept = new Map<string, Known>()
  return (expr) => {
    const key = JSON.stringify(expr)
    const known: Known = kept.get(key) ?? new WeakMap()
    kept.delete(key)
    kept.set(key, known)
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
    return known
  }
}

/**
 * The values of all documents, of which only those are computed whose document came or changed since the last time: a list over thousands of documents
 * costs little more than its length.
 *
 * @param documents and `expr` rewritten, of a node for which `isByDocument` holds.
 */
export function byDocument(documents: ExprNode, expr: ExprNode, known: Known): ExprNode {
  return native((evaluate) => {
    const { budget } = currentRun()
    const list = evaluate(documents) as readonly object[]
    const whole = known.get(list)
    if (whole) return whole
    const values: unknown[] = []
    for (const document of list) {
      let own = known.get(document)
      if (!own) {
        own = evaluate({ type: 'FlatMap', base: { type: 'Value', value: [document] }, expr }) as unknown[]
        known.set(document, own)
      }
      budget.spend(1 + own.length)
      for (const value of own) values.push(value)
    }
    known.set(list, values)
    return values
  })
}
