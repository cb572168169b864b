import type { ExprNode } from 'groq-js'
import { native } from '../evaluation/native.ts'
import { isCostly, shortCircuit } from '../evaluation/operators.ts'
import { currentRun, type Run } from '../evaluation/run.ts'
import { type Access, accessOf, rankOf } from './access.ts'
import { createConstantOf, find } from './candidates.ts'
import { type ConstantOf, type FactReader, factOf } from './fact-reader.ts'
import { type Arrangement, BY_ID } from './order.ts'
import { type Considered, countSelected, selected } from './select.ts'

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

interface Condition {
  node: ExprNode
  test: ExprNode
  fact: FactReader | null
  access: Access | null
}

/** The documents of `*[…]`, and how many they are: planned once, evaluated in any run. */
export interface Selection {
  documents: ExprNode
  count: ExprNode
}

type Rewrite = (node: ExprNode) => ExprNode

/**
 * The filter over all documents as one over those that an index finds. What can be told of a document by looking at it
 * is told without groq-js, and groq-js decides the rest. With an arrangement the documents come sorted, and no more of
 * them than are needed are looked at.
 */
export function narrow(
  conditions: ExprNode[],
  rewrite: Rewrite,
  tick: Rewrite,
  arrangement: Arrangement = { order: BY_ID, needed: Number.POSITIVE_INFINITY },
): Selection {
  const planned = conditions.map(
    (node): Condition => ({
      node,
      test: rewrite(node),
      fact: factOf(node, rewrite),
      access: accessOf(node, rewrite),
    }),
  )
  const testOf = createTests(planned, tick)

  const consider = (constantOf: ConstantOf, run: Run): Considered => {
    const facts = planned.map(({ fact }) => fact?.(constantOf) ?? null)
    const ways = planned.flatMap(({ access }, at) => {
      if (!access) return []
      const isKept = typeof facts[at]?.key === 'string'
      return { rank: rankOf(access), isKept, find: () => find(access, constantOf, run) }
    })
    return {
      facts: facts.filter((fact) => fact !== null),
      test: testOf(facts.map((fact) => fact === null)),
      ways: ways.sort((a, b) => a.rank - b.rank),
      ...arrangement,
    }
  }
  return {
    documents: native((evaluate) => {
      const run = currentRun()
      return selected(consider(createConstantOf(evaluate, run), run), run, evaluate)
    }),
    count: native((evaluate) => {
      const run = currentRun()
      return countSelected(consider(createConstantOf(evaluate, run), run), run, evaluate)
    }),
  }
}

/** The conjunction of those conditions that are left, made once for each choice; the costly ones come last. */
function createTests(planned: Condition[], tick: Rewrite): (isLeft: boolean[]) => ExprNode | null {
  const made = new Map<string, ExprNode | null>()
  const join = (conditions: Condition[]): ExprNode | null => {
    const costly = conditions.filter(({ node }) => isCostly(node))
    const [first, ...others] = [...conditions.filter(({ node }) => !isCostly(node)), ...costly]
    if (!first) return null
    return tick(
      others.reduce(
        (left: ExprNode, { node, test }) =>
          isCostly(node) ? shortCircuit('And', left, test) : { type: 'And', left, right: test },
        first.test,
      ),
    )
  }
  return (isLeft) => {
    const key = isLeft.join()
    const known = made.get(key)
    if (known !== undefined) return known
    const test = join(planned.filter((_, at) => isLeft[at]))
    made.set(key, test)
    return test
  }
}
