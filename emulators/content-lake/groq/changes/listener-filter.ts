import { type EvaluateOptions, type ExprNode, evaluateSync } from 'groq-js'
import type { SanityDocument } from '../../types.ts'
import type { Rewrite } from '../evaluation/rewrite.ts'
import { type Run, withRun } from '../evaluation/run.ts'
import { parseFault } from '../language/parse.ts'
import { eachChild } from '../language/tree.ts'
import { conditionsOf } from '../plan/narrow.ts'

export type DocumentFilter = (document: SanityDocument | null) => boolean

/** The conditions of each `*[…]` that the query selects from; those inside other filters and projections are not. */
export function selections(node: ExprNode): ExprNode[][] {
  const conditions = conditionsOf(node)
  if (conditions) return [conditions]
  const found: ExprNode[][] = []
  eachChild(node, (child, passage) => {
    if (passage === 'same') found.push(...selections(child))
  })
  return found
}

/**
 * Whether a stored document is in the set that the query selects from. Order, slices and projections do not count.
 * Throws `LakeError` 400 for a query that selects no documents.
 */
export function createListenerFilter(
  tree: ExprNode,
  rewrite: Rewrite,
  query: string,
): (document: SanityDocument, run: Run, options: EvaluateOptions) => boolean {
  const found = selections(tree)
  if (found.length === 0) {
    throw parseFault(query, 'A listener needs a query that selects documents: *[filter]', 0, query.length)
  }
  const tests = found.map((conditions) =>
    conditions
      .map((condition) => rewrite(condition, true))
      .reduce((left, right) => ({ type: 'And', left, right }), TRUE),
  )
  return (stored, run, options) => {
    const document = run.view.show(stored)
    if (!document) return false
    const base: ExprNode = { type: 'Value', value: [document] }
    return withRun(run, () =>
      tests.some((expr) => {
        const kept = evaluateSync({ type: 'Filter', base, expr }, options).data
        return Array.isArray(kept) && kept.length > 0
      }),
    )
  }
}

const TRUE: ExprNode = { type: 'Value', value: true }
