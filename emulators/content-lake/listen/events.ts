import type { Change, SanityDocument, Transaction } from '../types.ts'

/** What a listener asked for in its query string. */
export interface ListenOptions {
  includeResult: boolean
  includePreviousRevision: boolean
  includeMutations: boolean
  effects: boolean
}

export interface Effects {
  apply: unknown[]
  revert: unknown[]
}

export type Matches = (document: SanityDocument | null) => boolean

export interface MatchedChange {
  change: Change
  transition: 'appear' | 'update' | 'disappear'
}

/** How changes are seen through a filter: those whose document it matches before, after or both. */
export function matchingChanges(changes: Change[], matches: Matches): MatchedChange[] {
  return changes.flatMap((change) => {
    const before = change.before !== null && matches(change.before)
    const after = change.after !== null && matches(change.after)
    if (!before && !after) return []
    return [{ change, transition: before && after ? 'update' : after ? 'appear' : 'disappear' }]
  })
}

/** Names one event, and is the position of a listener that has seen it. */
export const eventIdOf = (transactionId: string, documentId: string) => `${transactionId}#${documentId}`

/**
 * The events one listener is sent for one transaction. `transactionTotalEvents` counts this listener's own events,
 * because the Studio holds a transaction back until it has them all.
 */
export function mutationEvents(
  transaction: Transaction,
  matched: MatchedChange[],
  options: ListenOptions,
  effectsOf: (change: Change) => Effects,
): Record<string, unknown>[] {
  return matched.map(({ change, transition }, index) => ({
    eventId: eventIdOf(transaction.id, change.id),
    documentId: change.id,
    transactionId: transaction.id,
    transition,
    identity: transaction.author,
    ...(options.includeMutations ? { mutations: mutationsShown(transaction, change) } : {}),
    ...(change.before ? { previousRev: change.before._rev } : {}),
    resultRev: transaction.id,
    ...(options.includeResult && change.after ? { result: change.after } : {}),
    ...(options.includePreviousRevision ? { previous: change.before } : {}),
    timestamp: transaction.timestamp,
    visibility: 'query',
    transactionTotalEvents: matched.length,
    transactionCurrentEvent: index + 1,
    ...(options.effects ? { effects: effectsOf(change) } : {}),
  }))
}

/**
 * The mutations that make this change. Who may not see the document before it sees it come as it is, and who may not
 * see it after it sees it go; neither learns more.
 */
function mutationsShown(transaction: Transaction, { id, before, after }: Change): unknown[] {
  const mutations = mutationsOf(transaction.mutations, id)
  const kinds = mutations.flatMap((mutation) => Object.keys(mutation as object))
  if (!after && !kinds.includes('delete')) return [{ delete: { id } }]
  if (!before && after && !kinds[0]?.startsWith('create')) return [{ createOrReplace: after }]
  return mutations
}

/** The mutations of a transaction that name the document; those by query are shown as they were sent. */
export function mutationsOf(mutations: unknown[], id: string): unknown[] {
  return mutations.filter((mutation) => {
    const [operation] = Object.values(mutation as Record<string, Record<string, unknown>>)
    const named = operation?._id ?? operation?.id
    return named === undefined || named === id || (Array.isArray(named) && named.includes(id))
  })
}
