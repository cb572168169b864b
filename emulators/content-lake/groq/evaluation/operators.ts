import { DateTime, type ExprNode, type OpCallNode, Path } from 'groq-js'
import { LakeError } from '../../errors.ts'
import { existing } from '../functions/datetime.ts'
import { contains } from '../language/tree.ts'
import { rewriteMatch } from '../text/search.ts'
import { type Evaluate, native } from './native.ts'

const LONGEST = 10_000_000

/** Worth not evaluating where its sibling has already decided. */
export function isCostly(node: ExprNode): boolean {
  return contains(node, (part) => {
    if (part.type === 'OpCall') return part.op === 'match'
    if (part.type === 'FuncCall') return part.name === 'references' || part.namespace === 'pt'
    return part.type === 'Everything' || part.type === 'Deref'
  })
}

/** GROQ's three-valued `&&` and `||`; groq-js evaluates both sides always. */
export function shortCircuit(type: 'And' | 'Or', left: ExprNode, right: ExprNode): ExprNode {
  const deciding = type === 'Or'
  return native((evaluate) => {
    const first = evaluate(left)
    if (first === deciding) return deciding
    const second = evaluate(right)
    if (second === deciding) return deciding
    return typeof first === 'boolean' && typeof second === 'boolean' ? !deciding : null
  })
}

/** The operators that groq-js decides otherwise than it should, or without end. Null where its own will do. */
export function operatorFor(node: OpCallNode, rewrite: (node: ExprNode) => ExprNode): ExprNode | null {
  switch (node.op) {
    case 'match':
      return rewriteMatch(node, rewrite)
    case '+':
    case '-':
      return overOperands(node, rewrite, sum)
    case 'in':
      return isPathCall(node.left) ? overOperands(node, rewrite, pathIn) : null
    default:
      return null
  }
}

type Apply = (left: unknown, right: unknown, evaluate: () => unknown) => unknown

function overOperands(node: OpCallNode, rewrite: (node: ExprNode) => ExprNode, apply: Apply): ExprNode {
  const left = rewrite(node.left)
  const right = rewrite(node.right)
  const values = (first: unknown, second: unknown, evaluate: Evaluate) =>
    evaluate({ ...node, left: { type: 'Value', value: first }, right: { type: 'Value', value: second } })
  return native((evaluate) => {
    const first = evaluate(left)
    const second = evaluate(right)
    return apply(first, second, () => values(first, second, evaluate))
  })
}

/** `+` doubles strings and arrays, and a chain of projections repeats it: a small query can ask for all memory. */
function sum(first: unknown, second: unknown, evaluate: () => unknown): unknown {
  if (lengthOf(first) + lengthOf(second) > LONGEST) {
    const description = `A sum of strings or arrays is longer than ${LONGEST}.`
    throw new LakeError(400, { error: { type: 'queryResultTooLarge', description } }, description)
  }
  const value = evaluate()
  return value instanceof DateTime ? existing(value) : value
}

function isPathCall(node: ExprNode): boolean {
  if (node.type === 'Group') return isPathCall(node.base)
  return node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path'
}

/** A path lies in a pattern as its text does. */
function pathIn(first: unknown, second: unknown, evaluate: () => unknown): unknown {
  return first instanceof Path && second instanceof Path ? second.matches(first.toJSON()) : evaluate()
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0
}
