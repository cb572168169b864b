import { readQuery } from '../groq/language/read-query.ts'
import { contains } from '../groq/language/tree.ts'
import { badRequest } from '../http/faults.ts'
import type { Hook } from './definition.ts'

/**
 * A rule sees the document that changed and no others, as on the hosted service. `*` would find nothing, and a hook
 * that never fires is harder to explain than one that is refused. Throws 400.
 */
export function refuseSubQueries({ filter, projection }: Hook['rule']): void {
  for (const [field, text] of Object.entries({ filter, projection })) {
    if (text.trim() === '') continue
    if (contains(readQuery(text, undefined, 'delta'), ({ type }) => type === 'Everything')) {
      throw badRequest(`"rule.${field}" may not hold a sub-query (*[…]): it sees the changed document only`)
    }
  }
}
