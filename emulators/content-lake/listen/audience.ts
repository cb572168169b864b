import type { ScopeKey } from '../groq/changes/listener-scope.ts'
import { publishedIdOf } from '../store/identifiers.ts'
import { isObject } from '../store/json.ts'
import { referencesIn } from '../store/references.ts'
import type { Change, SanityDocument } from '../types.ts'

/** Those who listen, found by what they listen to. `null` is the scope of those who must look at every change. */
export interface Audience<Member> {
  add(member: Member, scope: ScopeKey[] | null): void
  remove(member: Member, scope: ScopeKey[] | null): void
  /** Who may be concerned, each with the changes that may concern it, in their order. */
  concernedBy(changes: Change[]): Map<Member, Change[]>
}

export function createAudience<Member>(): Audience<Member> {
  const byKey = new Map<ScopeKey, Set<Member>>()
  const everybody = new Set<Member>()
  let referenceKeys = 0

  return {
    add(member, scope) {
      if (scope === null) everybody.add(member)
      for (const key of new Set(scope ?? [])) {
        const members = byKey.get(key)
        if (members) members.add(member)
        else {
          byKey.set(key, new Set([member]))
          if (key.startsWith('references ')) referenceKeys++
        }
      }
    },
    remove(member, scope) {
      if (scope === null) everybody.delete(member)
      for (const key of new Set(scope ?? [])) {
        const members = byKey.get(key)
        if (!members?.delete(member) || members.size > 0) continue
        byKey.delete(key)
        if (key.startsWith('references ')) referenceKeys--
      }
    },
    concernedBy(changes) {
      const concerned = new Map<Member, Change[]>()
      for (const change of changes) {
        const members = new Set(everybody)
        for (const document of [change.before, change.after]) {
          if (!document) continue
          for (const key of keysOfDocument(document, referenceKeys > 0)) {
            for (const member of byKey.get(key) ?? []) members.add(member)
          }
        }
        for (const member of members) {
          const known = concerned.get(member)
          if (known) known.push(change)
          else concerned.set(member, [change])
        }
      }
      return concerned
    },
  }
}

/** Finding its references takes a walk through the document, so it is only done where somebody listens to some. */
function keysOfDocument(document: SanityDocument, withReferences: boolean): ScopeKey[] {
  const { _id, _type, slug } = document
  const keys: ScopeKey[] = [`id ${_id}`, `version of ${publishedIdOf(_id)}`, `type ${_type}`]
  if (isObject(slug) && typeof slug.current === 'string') keys.push(`slug ${slug.current}`)
  if (withReferences) for (const id of referencesIn(document).all) keys.push(`references ${id}`)
  return keys
}
