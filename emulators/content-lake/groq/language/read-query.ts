import { type ExprNode, type FuncCallNode, GroqSyntaxError, parse } from 'groq-js'
import { callFault, pipeCallFault } from './signatures.ts'
import { CARRIED, respell } from './spelling.ts'
import { mapChildren } from './tree.ts'

type Mode = 'normal' | 'delta'

function uncarried(node: FuncCallNode): FuncCallNode {
  const [first, ...args] = node.args
  const isCarrier = node.name === 'coalesce' && first?.type === 'Value' && typeof first.value === 'string'
  if (!isCarrier || !first.value.startsWith(CARRIED)) return node
  return { type: 'FuncCall', namespace: 'global', name: first.value.slice(CARRIED.length), args }
}

/** Documents get a score from the index that found them: what a query has made of them has none. */
const UNSCORABLE = new Set<ExprNode['type']>(['AccessElement', 'FlatMap', 'Map', 'Projection'])

function faultOf(node: ExprNode, mode: Mode): string | null {
  if (node.type === 'FuncCall') return callFault(node.namespace, node.name, node.args.length, mode)
  if (node.type !== 'PipeFuncCall') return null
  if (node.name === 'score' && UNSCORABLE.has(node.base.type)) return 'score() takes documents only'
  return pipeCallFault(node.name)
}

function checked(node: ExprNode, mode: Mode): ExprNode {
  if (node.type === 'Value' && (node.value === Infinity || node.value === -Infinity)) {
    return { type: 'Value', value: null }
  }
  const read = node.type === 'FuncCall' ? uncarried(node) : node
  const fault = faultOf(read, mode)
  if (fault !== null) throw new Error(fault)
  return mapChildren(read, (child) => checked(child, mode))
}

/**
 * The tree of a query. Throws `GroqSyntaxError`, with its place in the query as it was sent, for what is no GROQ, and
 * `Error` for a function that does not exist or got a wrong number of arguments.
 */
export function readQuery(query: string, params: Record<string, unknown> | undefined, mode: Mode): ExprNode {
  const { text, originOf } = respell(query, mode)
  try {
    return checked(parse(text, params ? { params, mode } : { mode }), mode)
  } catch (error) {
    if (!(error instanceof GroqSyntaxError)) throw error
    const detail = error.message.replace(/^.*? at position \d+:? ?/, '')
    throw new GroqSyntaxError(originOf(error.position), query, detail)
  }
}
