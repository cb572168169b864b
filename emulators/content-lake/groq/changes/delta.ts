import { type ExprNode, evaluateSync, type FuncCallNode, toJS } from 'groq-js'
import type { Change, DocumentSource } from '../../types.ts'
import { Budget, timeExceeded } from '../evaluation/budget.ts'
import { Dependencies } from '../evaluation/dependencies.ts'
import { asLakeError } from '../evaluation/faults.ts'
import { Interrupted, interruptible } from '../evaluation/interrupt.ts'
import { createRewriter } from '../evaluation/rewrite.ts'
import { forgetRuns, type Run, withRun } from '../evaluation/run.ts'
import { dereference } from '../functions/functions.ts'
import { createParser } from '../language/parse.ts'
import { mapChildren } from '../language/tree.ts'
import { createView } from '../perspectives/view.ts'

export interface DeltaRule {
  /** A GROQ expression over the document, not a whole query; empty matches all. */
  filter?: string
  /** `{…}`; empty sends the document after the change, or before a deletion. */
  projection?: string
}

export interface DeltaAnswer {
  matches: boolean
  /** What the webhook sends when it matches. */
  body: unknown
}

const BOOKKEEPING: ExprNode[] = ['_rev', '_updatedAt'].map((name) => ({ type: 'AccessAttribute', name }))

/** `delta::changedOnly(…)` is read as `diff::changedOnly(before(), after(), …)`. */
function isOfTheChange({ namespace, name, args: [left, right] }: FuncCallNode): boolean {
  return (
    namespace === 'diff' && name === 'changedOnly' && left?.type === 'Context' && right?.type === 'Context'
  )
}

/**
 * A rule sees no other documents than by reference. And every update changes what the lake itself keeps in a document:
 * `changedOnly` would never be true if that counted.
 */
function ofOneDocument(node: ExprNode): ExprNode {
  if (node.type === 'Everything') return { type: 'Value', value: [] }
  if (node.type !== 'FuncCall' || !isOfTheChange(node)) return mapChildren(node, ofOneDocument)
  const [left, right, selector] = node.args as [ExprNode, ExprNode, ExprNode]
  return { ...node, args: [left, right, { type: 'Tuple', members: [selector, ...BOOKKEEPING] }] }
}

interface DeltaContext {
  source: DocumentSource
  sanity: { projectId: string; dataset: string }
  timeLimitMs: number
}

/** A rule is evaluated for every change, between other requests. */
const LIMIT_MS = 1000

/**
 * Evaluates webhook rules: the filter and the projection see the document after the change (before a deletion) as
 * `@`, and both states through before() and after(). Throws `LakeError` 400 for a rule that cannot be parsed or
 * takes too long.
 */
export function createDeltaEvaluator({ source, sanity, timeLimitMs }: DeltaContext) {
  const parse = createParser('delta')
  const rewrite = createRewriter()
  const view = createView({ source, stack: null, isVisible: () => true })
  const limitMs = Math.min(timeLimitMs, LIMIT_MS)
  const trees = new WeakMap<ExprNode, ExprNode>()

  function treeOf(text: string): ExprNode {
    const parsed = parse(text, {})
    const tree = trees.get(parsed) ?? ofOneDocument(parsed)
    trees.set(parsed, tree)
    return tree
  }

  function evaluated(tree: ExprNode, { before, after }: Pick<Change, 'before' | 'after'>): unknown {
    const run: Run = {
      view,
      params: {},
      budget: new Budget(limitMs),
      dependencies: new Dependencies(),
      constants: new Map(),
    }
    const options = {
      root: after ?? before,
      before,
      after,
      sanity,
      dereference: ({ _ref }: { _ref: string }) => dereference(run, _ref),
    }
    return withRun(run, () => toJS(evaluateSync(rewrite(tree), options)))
  }

  return async (rule: DeltaRule, change: Pick<Change, 'before' | 'after'>): Promise<DeltaAnswer> => {
    const filter = rule.filter?.trim() ? treeOf(rule.filter) : null
    const projection = rule.projection?.trim() ? treeOf(rule.projection) : null
    try {
      return interruptible(limitMs, () => {
        if (filter !== null && evaluated(filter, change) !== true) return { matches: false, body: null }
        const body = projection ? evaluated(projection, change) : (change.after ?? change.before)
        return { matches: true, body }
      })
    } catch (error) {
      if (!(error instanceof Interrupted)) throw asLakeError(error)
      forgetRuns()
      throw timeExceeded(limitMs)
    }
  }
}
