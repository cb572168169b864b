import { type ExprNode, evaluate, toJS } from 'groq-js'
import type { Change, SanityDocument } from '../types.ts'
import { asLakeError } from './faults.ts'
import { createParser } from './parse.ts'
import { mapChildren } from './tree.ts'

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

/** Every update changes what the lake itself keeps in a document: `changedOnly` would never be true if that counted. */
function ignoreBookkeeping(node: ExprNode): ExprNode {
  if (node.type !== 'FuncCall' || node.namespace !== 'delta') return mapChildren(node, ignoreBookkeeping)
  if (node.name !== 'changedOnly') return node
  return { ...node, args: [{ type: 'Tuple', members: [...node.args, ...BOOKKEEPING] }] }
}

interface DeltaContext {
  sanity: { projectId: string; dataset: string }
  dereference: (id: string) => SanityDocument | undefined
}

/**
 * Evaluates webhook rules: the filter and the projection see the document after the change (before a deletion) as
 * `@`, and both states through before() and after(). Throws `LakeError` 400 for a rule that cannot be parsed.
 */
export function createDeltaEvaluator({ sanity, dereference }: DeltaContext) {
  const parse = createParser('delta')

  return async (rule: DeltaRule, change: Pick<Change, 'before' | 'after'>): Promise<DeltaAnswer> => {
    const { before, after } = change
    const root = after ?? before
    const options = {
      root,
      before,
      after,
      sanity,
      dataset: [],
      dereference: ({ _ref }: { _ref: string }) => dereference(_ref),
    }
    const valueIn = async (tree: ExprNode) => toJS(await (await evaluate(tree, options)).asStatic())
    const filter = rule.filter?.trim() ? ignoreBookkeeping(parse(rule.filter, {})) : null
    const projection = rule.projection?.trim() ? ignoreBookkeeping(parse(rule.projection, {})) : null
    try {
      const matches = filter === null || (await valueIn(filter)) === true
      if (!matches) return { matches: false, body: null }
      return { matches, body: projection ? await valueIn(projection) : root }
    } catch (error) {
      throw asLakeError(error)
    }
  }
}
