import { isPublicId } from '../groq/perspectives/ids.ts'
import type { Change, Identity, SanityDocument, Transaction } from '../types.ts'
import { grantFilter } from './filter.ts'
import { EVERY_DOCUMENT, filtersFor, type Permission, PUBLIC_DOCUMENTS } from './grants.ts'

/** Which documents somebody may see. Two with the same key see the same. */
export interface Visibility {
  key: string
  seesEverything: boolean
  sees(document: SanityDocument): boolean
}

const everything: Visibility = { key: 'all', seesEverything: true, sees: () => true }
const published: Visibility = {
  key: 'public',
  seesEverything: false,
  sees: ({ _id }) => isPublicId(_id),
}
const KEPT = 200
const kept = new Map<string, Visibility>()

/** What an identity may see; without one, and for those who may read every document, all there is. */
export function visibilityOf(identity: Identity | undefined, permission: Permission = 'read'): Visibility {
  if (!identity) return everything
  const filters = [...new Set(filtersFor(identity, permission))].sort()
  if (filters.includes(EVERY_DOCUMENT)) return everything
  if (filters.length === 1 && filters[0] === PUBLIC_DOCUMENTS) return published
  const isPersonal = filters.some((filter) => /identity/.test(filter))
  const key = JSON.stringify([filters, isPersonal ? identity.id : null])
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= KEPT) kept.clear()
  const made = visibilityBy(filters, identity.id, key)
  kept.set(key, made)
  return made
}

/** Documents are replaced, never changed in place, so a verdict on one holds as long as it exists. */
function visibilityBy(filters: string[], identityId: string, key: string): Visibility {
  const tests = filters.map(grantFilter)
  const verdicts = new WeakMap<SanityDocument, boolean>()
  return {
    key,
    seesEverything: false,
    sees(document) {
      const known = verdicts.get(document)
      if (known !== undefined) return known
      const verdict = tests.some((test) => test(document, identityId))
      verdicts.set(document, verdict)
      return verdict
    },
  }
}

/** A change as somebody sees it who may not see every document: what is hidden does not exist. Null: nothing of it. */
export function changeSeenBy({ sees, seesEverything }: Visibility, change: Change): Change | null {
  if (seesEverything) return change
  const before = change.before && sees(change.before) ? change.before : null
  const after = change.after && sees(change.after) ? change.after : null
  return before || after ? { id: change.id, before, after } : null
}

/** A transaction as somebody sees it; the mutations are left as they were sent. */
export function transactionSeenBy(visibility: Visibility, transaction: Transaction): Transaction {
  if (visibility.seesEverything) return transaction
  const changes = transaction.changes.flatMap((change) => changeSeenBy(visibility, change) ?? [])
  return { ...transaction, changes }
}
