import type { ExprNode } from 'groq-js'

/** The value of an expression in the scope at hand, as groq-js holds it (dates and paths are its own classes). */
export type Evaluate = (node: ExprNode) => unknown

/**
 * An expression that is computed by a function of ours.
 *
 * groq-js has no way to add functions, and its evaluator is closed; but it evaluates whatever tree it is given.
 * `coalesce(a, b)` walks its arguments with an iterator, and `string::lower` maps over them with the evaluator of
 * the scope at hand. So: an iterator that first hands out a `lower` whose arguments catch that evaluator, then the
 * value. This leans on groq-js 2.0.1 as published; tests/unit/content-lake/groq/evaluation/native.test.ts fails when it changes.
 */
export function native(compute: (evaluate: Evaluate) => unknown): ExprNode {
  const args = {
    *[Symbol.iterator]() {
      let evaluate: Evaluate | undefined
      const caught = {
        map(run: (node: ExprNode) => { data: unknown }) {
          evaluate = (node) => run(node).data
          return [{ type: 'null', data: null }]
        },
      }
      yield { type: 'FuncCall', namespace: 'string', name: 'lower', args: caught }
      if (!evaluate) throw new Error('groq-js did not hand out its evaluator')
      yield { type: 'Value', value: compute(evaluate) }
    },
  }
  return { type: 'FuncCall', namespace: 'global', name: 'coalesce', args } as unknown as ExprNode
}

/** An expression whose value needs no scope. */
export function lazyValue(compute: () => unknown): ExprNode {
  return {
    type: 'Value',
    get value() {
      return compute()
    },
  }
}

/** The same expression, with an effect before each evaluation. */
export function before(effect: () => void, node: ExprNode): ExprNode {
  return {
    type: 'Group',
    get base() {
      effect()
      return node
    },
  }
}
