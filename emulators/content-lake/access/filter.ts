import { type ExprNode, evaluateSync, parse } from 'groq-js'
import { isPublicId } from '../groq/perspectives/ids.ts'
import type { SanityDocument } from '../types.ts'
import { EVERY_DOCUMENT, PUBLIC_DOCUMENTS } from './grants.ts'

/** Whether a grant's filter matches a document. It sees this document only: references are not followed. */
export type GrantFilter = (document: SanityDocument, identityId: string) => boolean

const COMPILED_KEPT = 500
const compiled = new Map<string, GrantFilter>([
  [EVERY_DOCUMENT, () => true],
  [PUBLIC_DOCUMENTS, ({ _id }) => isPublicId(_id)],
])

/** Compiles a filter once. Throws Error, with the parser's reason, for one that is no GROQ condition. */
export function grantFilter(filter: string): GrantFilter {
  const known = compiled.get(filter)
  if (known) return known
  const tree = parse(`*[${filter}]`)
  if (tree.type !== 'Filter' || tree.base.type !== 'Everything') {
    throw new Error('it must be one condition, as between the brackets of *[…]')
  }
  const made: GrantFilter = (document, identity) => matches(tree, document, identity)
  if (compiled.size >= COMPILED_KEPT) compiled.clear()
  compiled.set(filter, made)
  return made
}

/** As the Studio evaluates grants: over a dataset of one. A filter that fails to evaluate grants nothing. */
function matches(tree: ExprNode, document: SanityDocument, identity: string): boolean {
  try {
    const found = evaluateSync(tree, { dataset: [document], identity, params: { identity } }).data
    return Array.isArray(found) && found.length === 1
  } catch {
    return false
  }
}
