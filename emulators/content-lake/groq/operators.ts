import type { ExprNode, OpCallNode } from 'groq-js'
import { LakeError } from '../errors.ts'
import { native } from './native.ts'
import { contains } from './tree.ts'

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

/** `+` doubles strings and arrays, and a chain of projections repeats it: a small query can ask for all memory. */
export function bounded(node: OpCallNode, rewrite: (node: ExprNode) => ExprNode): ExprNode {
  const left = rewrite(node.left)
  const right = rewrite(node.right)
  return native((evaluate) => {
    const first = evaluate(left)
    const second = evaluate(right)
    if (lengthOf(first) + lengthOf(second) > LONGEST) {
      const description = `A sum of strings or arrays is longer than ${LONGEST}.`
      throw new LakeError(400, { error: { type: 'queryResultTooLarge', description } }, description)
    }
    return evaluate({
      ...node,
      left: { type: 'Value', value: first },
      right: { type: 'Value', value: second },
    })
  })
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : 0
}
