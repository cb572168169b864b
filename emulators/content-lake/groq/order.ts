import type { ExprNode, PipeFuncCallNode } from 'groq-js'
import type { Evaluate } from './native.ts'
import { contains } from './tree.ts'
import type { ViewDocument } from './view.ts'

/** How a list of documents is wanted: sorted, and not beyond the first so many. */
export interface Arrangement {
  /** The same for the same order, whatever the query. */
  key: string
  sort: (documents: ViewDocument[], evaluate: Evaluate) => ViewDocument[]
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

/** Whether the order depends on nothing but the documents themselves, so that it may be kept as long as they are. */
function isFixed(node: ExprNode): boolean {
  return !contains(node, (part) =>
    part.type === 'FuncCall' ? !FIXED_FUNCTIONS.has(part.name) : !FIXED.has(part.type),
  )
}

/** The arrangement that `| order(…)` asks for; null for one that reads more than each document. */
export function arrangementOf(
  node: PipeFuncCallNode,
  needed: number,
  rewriteArgument: (argument: ExprNode) => ExprNode,
): Arrangement | null {
  if (node.name !== 'order' || !node.args.every(isFixed)) return null
  const args = node.args.map(rewriteArgument)
  return {
    key: JSON.stringify(node.args),
    sort: (documents, evaluate) =>
      evaluate({ ...node, base: { type: 'Value', value: documents }, args }) as ViewDocument[],
    needed,
  }
}

/** Sorted forms of the lists that views keep: a list asked for once is only counted, for it may not be asked for again. */
const sorted = new WeakMap<ViewDocument[], Map<string, ViewDocument[] | 'asked'>>()

/** The list in order, if it is known or worth knowing; `isWhole` tells that all of it is wanted. */
export function sortedForm(
  documents: ViewDocument[],
  { key, sort }: Arrangement,
  evaluate: Evaluate,
  isWhole: boolean,
): ViewDocument[] | null {
  const forms = sorted.get(documents) ?? new Map<string, ViewDocument[] | 'asked'>()
  sorted.set(documents, forms)
  const known = forms.get(key)
  if (Array.isArray(known)) return known
  if (!isWhole && known === undefined) {
    forms.set(key, 'asked')
    return null
  }
  const list = sort(documents, evaluate)
  forms.set(key, list)
  return list
}
