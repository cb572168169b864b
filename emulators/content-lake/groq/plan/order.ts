import { type ExprNode, evaluateSync, type PipeFuncCallNode } from 'groq-js'
import { fieldPath, valueAt } from '../indexes/field-path.ts'
import { totalCompare } from '../indexes/total-order.ts'
import { contains } from '../language/tree.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'

type Reader = (document: ViewDocument) => unknown

/** An order of documents that depends on nothing but each of them, so that it may be kept as long as they are. */
export interface Order {
  /** The same for the same order, whatever the query. */
  key: string
  /** What the documents are compared by, first things first; their ids come last. */
  terms: { read: Reader; sign: 1 | -1 }[]
  /** Never 0 for two documents with different ids. */
  compare(a: ViewDocument, b: ViewDocument): number
}

/** How a list of documents is wanted: sorted, and not beyond the first so many. */
export interface Arrangement {
  order: Order
  needed: number
}

const FIXED = new Set<ExprNode['type']>([
  'AccessAttribute',
  'AccessElement',
  'Asc',
  'Desc',
  'Group',
  'Select',
  'Value',
])
const FIXED_FUNCTIONS = new Set(['lower', 'upper', 'coalesce', 'defined', 'length', 'dateTime'])

function isFixed(node: ExprNode): boolean {
  return !contains(node, (part) =>
    part.type === 'FuncCall' ? !FIXED_FUNCTIONS.has(part.name) : !FIXED.has(part.type),
  )
}

export function compareIds(a: ViewDocument, b: ViewDocument): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** The order of documents that nobody asked to be sorted. */
export const BY_ID: Order = { key: '', terms: [], compare: compareIds }

function readerOf(node: ExprNode, rewrite: (node: ExprNode) => ExprNode): Reader {
  const path = fieldPath(node)
  if (path) return (document) => valueAt(document, path)
  const rewritten = rewrite(node)
  return (document) => evaluateSync(rewritten, { root: document }).data
}

/** The order that `| order(…)` asks for; null for one that reads more than each document. */
export function orderOf(node: PipeFuncCallNode, rewrite: (node: ExprNode) => ExprNode): Order | null {
  if (node.name !== 'order' || !node.args.every(isFixed)) return null
  const terms = node.args.map((argument): Order['terms'][number] => {
    const isTerm = argument.type === 'Asc' || argument.type === 'Desc'
    return {
      read: readerOf(isTerm ? argument.base : argument, rewrite),
      sign: argument.type === 'Desc' ? -1 : 1,
    }
  })
  return {
    key: JSON.stringify(node.args),
    terms,
    compare(a, b) {
      for (const { read, sign } of terms) {
        const difference = totalCompare(read(a), read(b))
        if (difference !== 0) return sign * difference
      }
      return compareIds(a, b)
    },
  }
}
