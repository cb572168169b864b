import type { ExprNode, FilterNode } from 'groq-js'
import { type Access, accessOf, isExact, rankOf } from './access.ts'
import { candidates } from './candidates.ts'
import { native } from './native.ts'
import { currentRun } from './run.ts'

/** The conditions of `*[a && b][c]`, in order; null for a filter over anything but all documents. */
export function conditionsOf(node: ExprNode): ExprNode[] | null {
  if (node.type === 'Everything') return []
  if (node.type !== 'Filter') return null
  const inner = conditionsOf(node.base)
  return inner && [...inner, ...conjuncts(node.expr)]
}

function conjuncts(condition: ExprNode): ExprNode[] {
  if (condition.type === 'Group') return conjuncts(condition.base)
  if (condition.type === 'And') return [...conjuncts(condition.left), ...conjuncts(condition.right)]
  return [condition]
}

interface Way {
  access: Access
  /** What is left to test on each candidate. */
  rest: ExprNode[]
}

/**
 * The filter over all documents as one over the candidates of its narrowest index access. groq-js still tests them;
 * only a condition that the index decides exactly is not tested twice.
 */
export function narrow(
  conditions: ExprNode[],
  rewrite: (condition: ExprNode) => ExprNode,
  tick: (node: ExprNode) => ExprNode,
): ExprNode {
  const prepared = new Map(conditions.map((condition) => [condition, rewrite(condition)]))
  const testOf = (kept: ExprNode[]) => kept.map((condition) => prepared.get(condition) as ExprNode)
  const ways: Way[] = []
  for (const condition of conditions) {
    const access = accessOf(condition, rewrite)
    if (!access) continue
    const rest = isExact(access) ? conditions.filter((other) => other !== condition) : conditions
    ways.push({ access, rest: testOf(rest) })
  }
  ways.sort((a, b) => rankOf(a.access) - rankOf(b.access))
  const all = testOf(conditions)
  return native((evaluate) => {
    const run = currentRun()
    for (const way of ways) {
      const documents = candidates(way.access, evaluate, run)
      if (documents) return way.rest.length === 0 ? documents : evaluate(filter(documents, way.rest, tick))
    }
    run.dependencies.add('everything')
    return evaluate(filter(run.view.all(), all, tick))
  })
}

function filter(documents: unknown[], tests: ExprNode[], tick: (node: ExprNode) => ExprNode): FilterNode {
  const expr = tests.reduce((left, right) => ({ type: 'And', left, right }))
  return { type: 'Filter', base: { type: 'Value', value: documents }, expr: tick(expr) }
}
