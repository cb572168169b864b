import { type EvaluateOptions, type ExprNode, evaluateSync } from 'groq-js'
import { native } from '../evaluation/native.ts'
import type { Traced } from './traced.ts'

/** What `@` and `^` mean at a place in the query, as groq-js's own scopes have it. */
export interface TracedScope {
  value: Traced
  parent: TracedScope | null
  isHidden: boolean
}

export function nestedScope(scope: TracedScope, value: Traced, isHidden = false): TracedScope {
  return { value, parent: scope.isHidden ? scope.parent : scope, isHidden }
}

export function parentValue(scope: TracedScope, levels: number): Traced | null {
  let current: TracedScope | null = scope
  for (let level = 0; level < levels && current; level += 1) current = current.parent
  return current?.value ?? null
}

/** Lets groq-js evaluate an expression below the scopes at hand: each is opened by a filter over its one value. */
export function evaluateIn(scope: TracedScope, node: ExprNode, options: EvaluateOptions): unknown {
  let result: unknown = null
  let tree = native((evaluate) => {
    result = evaluate(node)
    return false
  })
  for (let current: TracedScope | null = scope; current?.parent; current = current.parent) {
    const base: ExprNode = { type: 'Value', value: [current.value.data] }
    tree = current.isHidden ? { type: 'Map', base, expr: tree } : { type: 'Filter', base, expr: tree }
  }
  evaluateSync(tree, options)
  return result
}
