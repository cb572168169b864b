import type { AccessElementNode, ExprNode, FuncCallNode, PipeFuncCallNode, SliceNode } from 'groq-js'
import { functionFor } from '../functions/functions.ts'
import { isClosed } from '../language/scope-reads.ts'
import { contains, mapChildren } from '../language/tree.ts'
import { conditionsOf, narrow } from '../plan/narrow.ts'
import { BY_ID, orderOf } from '../plan/order.ts'
import { pushDown } from '../plan/push-down.ts'
import { rewriteScore } from '../text/search.ts'
import { byDocument, createKnown, isByDocument } from './by-document.ts'
import { before, lazyValue, native } from './native.ts'
import { isCostly, operatorFor, shortCircuit } from './operators.ts'
import { currentRun } from './run.ts'

/** `isRepeated` tells that the node may be evaluated many times in one run. */
export type Rewrite = (node: ExprNode, isRepeated?: boolean) => ExprNode

const tick = (node: ExprNode) => before(() => currentRun().budget.spend(1), node)

const everything = lazyValue(() => {
  const run = currentRun()
  run.dependencies.add('everything')
  return run.view.all(run.budget)
})

/** The value of a closed expression, computed at most once in a run. */
function once(node: ExprNode): ExprNode {
  return native((evaluate) => {
    const { constants } = currentRun()
    if (!constants.has(node)) constants.set(node, evaluate(node))
    return constants.get(node)
  })
}

const readsDocuments = (node: ExprNode) => contains(node, ({ type }) => type === 'Everything')

function argumentOf(argument: ExprNode, inLoop: Rewrite): ExprNode {
  if (argument.type !== 'Asc' && argument.type !== 'Desc') return tick(inLoop(argument))
  return { ...argument, base: tick(inLoop(argument.base)) }
}

/** How many of the first items a slice or an element can come from; one that counts from the end needs them all. */
function neededBy(node: SliceNode | AccessElementNode): number {
  if (node.type === 'AccessElement') return node.index < 0 ? Number.POSITIVE_INFINITY : node.index + 1
  if (node.left < 0 || node.right < 0) return Number.POSITIVE_INFINITY
  return node.isInclusive ? node.right + 1 : node.right
}

/**
 * Makes trees that groq-js evaluates with our indexes, our functions and our limits in place of its own. A tree is
 * made once for each node, and may be evaluated in any run.
 */
export function createRewriter(): Rewrite {
  const outside = new WeakMap<ExprNode, ExprNode>()
  const repeated = new WeakMap<ExprNode, ExprNode>()
  const knownOf = createKnown()

  function rewrite(node: ExprNode, isRepeated = false): ExprNode {
    const known = isRepeated ? repeated : outside
    const made = known.get(node)
    if (made) return made
    const fresh =
      isRepeated && isClosed(node) && readsDocuments(node) ? once(rewrite(node)) : remake(node, isRepeated)
    known.set(node, fresh)
    return fresh
  }

  function remake(node: ExprNode, isRepeated: boolean): ExprNode {
    const within = (child: ExprNode) => rewrite(child, isRepeated)
    const inLoop = (child: ExprNode) => rewrite(child, true)
    switch (node.type) {
      case 'Everything':
        return everything
      case 'Filter': {
        const conditions = conditionsOf(node)
        if (conditions) return narrow(conditions, inLoop, tick).documents
        return { ...node, base: within(node.base), expr: tick(inLoop(node.expr)) }
      }
      case 'FlatMap':
        if (isByDocument(node))
          return byDocument(within(node.base), tick(inLoop(node.expr)), knownOf(node.expr))
        return { ...node, base: within(node.base), expr: tick(inLoop(node.expr)) }
      case 'Map':
        return { ...node, base: within(node.base), expr: tick(inLoop(node.expr)) }
      case 'PipeFuncCall': {
        const pushed = pushDown(node)
        if (pushed) return remake(pushed, isRepeated)
        return arranged(node, Number.POSITIVE_INFINITY, inLoop) ?? pipe(node, within, inLoop)
      }
      case 'Slice':
      case 'AccessElement': {
        const pushed = pushDown(node)
        if (pushed) return remake(pushed, isRepeated)
        return { ...node, base: arranged(node.base, neededBy(node), inLoop) ?? within(node.base) }
      }
      case 'OpCall':
        return operatorFor(node, within) ?? mapChildren(node, within)
      case 'And':
      case 'Or':
        return isCostly(node.right)
          ? shortCircuit(node.type, within(node.left), within(node.right))
          : mapChildren(node, within)
      case 'FuncCall':
        return counted(node, inLoop) ?? functionFor(node, within) ?? mapChildren(node, within)
      default:
        return mapChildren(node, within)
    }
  }

  /** `*[…]`, and `*[…] | order(…)` as one step, of which only the first `needed` documents are looked at. */
  function arranged(node: ExprNode, needed: number, inLoop: Rewrite): ExprNode | null {
    const isOrdered = node.type === 'PipeFuncCall'
    const conditions = conditionsOf(isOrdered ? node.base : node)
    const order = isOrdered ? orderOf(node, inLoop) : BY_ID
    return conditions && order && narrow(conditions, inLoop, tick, { order, needed }).documents
  }

  function counted({ namespace, name, args }: FuncCallNode, inLoop: Rewrite): ExprNode | null {
    const isCount = namespace === 'global' && name === 'count'
    const conditions = isCount && args[0] ? conditionsOf(args[0]) : null
    return conditions && narrow(conditions, inLoop, tick).count
  }

  function pipe(node: PipeFuncCallNode, within: Rewrite, inLoop: Rewrite): ExprNode {
    const args = node.args.map((argument) =>
      node.name === 'score' ? rewriteScore(argument, inLoop) : argumentOf(argument, inLoop),
    )
    return { ...node, base: within(node.base), args }
  }

  return rewrite
}
