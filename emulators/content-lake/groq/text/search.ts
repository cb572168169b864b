import type { ExprNode, FuncCallNode, OpCallNode } from 'groq-js'
import { native } from '../evaluation/native.ts'
import { currentRun } from '../evaluation/run.ts'
import { matches, matchScore } from './match.ts'
import { textQueryScore } from './text-query.ts'

type Rewrite = (node: ExprNode) => ExprNode

function textQueryArgument(node: ExprNode): ExprNode | null {
  if (node.type === 'Group') return textQueryArgument(node.base)
  const isTextQuery = node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
  return isTextQuery ? (node.args[0] ?? null) : null
}

/** `match` without groq-js's regular expressions, which a pattern can make run for ever, and with `text::query`. */
export function rewriteMatch(node: OpCallNode, rewrite: Rewrite): ExprNode {
  const left = rewrite(node.left)
  const query = textQueryArgument(node.right)
  const right = rewrite(query ?? node.right)
  return native((evaluate) => {
    const { budget } = currentRun()
    const found = [evaluate(left), evaluate(right), budget] as const
    return query ? textQueryScore(...found) > 0 : matches(...found)
  })
}

const boost = (condition: ExprNode, by: ExprNode): FuncCallNode => ({
  type: 'FuncCall',
  namespace: 'global',
  name: 'boost',
  args: [condition, by],
})

const isBoost = (node: ExprNode) => node.type === 'FuncCall' && node.name === 'boost'

/**
 * An argument of `score()`. groq-js scores a condition of ours as 1, and `boost(condition, n)` as 1 + n: so a match
 * that scores s is written as a boost by s - 1.
 */
export function rewriteScore(node: ExprNode, rewrite: Rewrite): ExprNode {
  const again = (child: ExprNode) => rewriteScore(child, rewrite)
  if (node.type === 'And' || node.type === 'Or') {
    return { ...node, left: again(node.left), right: again(node.right) }
  }
  if (node.type === 'Group') return again(node.base)
  if (node.type === 'FuncCall' && isBoost(node)) {
    const [condition, by] = node.args as [ExprNode, ExprNode]
    const amount = rewrite(by)
    return boost(
      again(condition),
      native((evaluate) => {
        const value = evaluate(amount)
        return typeof value === 'number' && value >= 0 ? value : null
      }),
    )
  }
  if (node.type === 'FuncCall' && node.namespace === 'text') return { type: 'Value', value: false }
  if (node.type !== 'OpCall' || node.op !== 'match') return rewrite(node)
  const left = rewrite(node.left)
  const query = textQueryArgument(node.right)
  const right = rewrite(query ?? node.right)
  const score = native((evaluate) => {
    const { budget } = currentRun()
    const found = [evaluate(left), evaluate(right), budget] as const
    return query ? textQueryScore(...found) : matchScore(...found)
  })
  let last = 0
  return boost(
    native((evaluate) => {
      last = evaluate(score) as number
      return last > 0
    }),
    native(() => last - 1),
  )
}
