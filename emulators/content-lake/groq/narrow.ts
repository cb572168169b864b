import type { ExprNode } from 'groq-js'
import { type Access, accessOf, isExact, rankOf } from './access.ts'
import { candidates } from './candidates.ts'
import { type Evaluate, native } from './native.ts'
import { type Arrangement, sortedForm } from './order.ts'
import { currentRun } from './run.ts'
import type { ViewDocument } from './view.ts'

/** Documents tested at a time where only the first few are needed. */
const CHUNK = 64

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
  rest: ExprNode | null
}

/**
 * The filter over all documents as one over the candidates of its narrowest index access. groq-js still tests them;
 * only a condition that the index decides exactly is not tested twice. With an arrangement the documents come sorted,
 * and no more of them than are needed are tested.
 */
export function narrow(
  conditions: ExprNode[],
  rewrite: (condition: ExprNode) => ExprNode,
  tick: (node: ExprNode) => ExprNode,
  arrangement?: Arrangement,
): ExprNode {
  const prepared = new Map(conditions.map((condition) => [condition, rewrite(condition)]))
  const testOf = (kept: ExprNode[]): ExprNode | null =>
    kept.length === 0
      ? null
      : tick(
          kept
            .map((condition) => prepared.get(condition) as ExprNode)
            .reduce((left, right) => ({ type: 'And', left, right })),
        )
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
      if (documents) return select(documents, way.rest, evaluate, arrangement)
    }
    run.dependencies.add('everything')
    return select(run.view.all(), all, evaluate, arrangement)
  })
}

function select(
  documents: ViewDocument[],
  test: ExprNode | null,
  evaluate: Evaluate,
  arrangement: Arrangement | undefined,
): ViewDocument[] {
  if (!arrangement) return filter(documents, test, evaluate)
  const list = sortedForm(documents, arrangement, evaluate, test === null)
  if (!list) return arrangement.sort(filter(documents, test, evaluate), evaluate)
  if (!test || arrangement.needed === Number.POSITIVE_INFINITY) return filter(list, test, evaluate)
  const found: ViewDocument[] = []
  for (let at = 0; at < list.length && found.length < arrangement.needed; at += CHUNK) {
    found.push(...filter(list.slice(at, at + CHUNK), test, evaluate))
  }
  return found
}

function filter(documents: ViewDocument[], test: ExprNode | null, evaluate: Evaluate): ViewDocument[] {
  if (!test || documents.length === 0) return documents
  return evaluate({
    type: 'Filter',
    base: { type: 'Value', value: documents },
    expr: test,
  }) as ViewDocument[]
}
