import type { Change, SanityDocument } from '../types.ts'
import { type MutationFault, missingReference, stillReferenced } from './faults.ts'
import { isObject } from './json.ts'
import { lockOn } from './releases/lock.ts'
import { strengthenReferences } from './strengthen.ts'

export interface References {
  /** Every `_ref` in the document. */
  all: Set<string>
  /** Those whose target must exist, and that keep it from being deleted. */
  strong: Set<string>
}

/** A weak reference may dangle, and one into another dataset cannot be looked after here. */
function isStrong(reference: Record<string, unknown>): boolean {
  return (
    reference._weak !== true &&
    reference._dataset === undefined &&
    reference._projectId === undefined &&
    !String(reference._ref).includes(':')
  )
}

export function referencesIn(document: SanityDocument): References {
  const references: References = { all: new Set(), strong: new Set() }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
    } else if (isObject(value)) {
      if (typeof value._ref === 'string') {
        references.all.add(value._ref)
        if (isStrong(value)) references.strong.add(value._ref)
      }
      for (const key in value) if (typeof value[key] === 'object') visit(value[key])
    }
  }
  visit(document)
  return references
}

/** The documents that integrity is judged on: their state after the transaction. */
export interface ReferenceState {
  get(id: string): SanityDocument | undefined
  referencing(id: string): Iterable<SanityDocument>
}

/** A scheduled release must still be publishable when it is due: its weak references will be strong by then. */
function willHold(document: SanityDocument, id: string, state: ReferenceState): boolean {
  const isScheduled = lockOn(document, state)?.state === 'scheduled'
  return isScheduled && referencesIn(strengthenReferences(document)).strong.has(id)
}

function strongReferrers(id: string, state: ReferenceState): string[] {
  return [...state.referencing(id)]
    .filter((document) => document._id !== id)
    .filter((document) => referencesIn(document).strong.has(id) || willHold(document, id, state))
    .map((document) => document._id)
    .sort()
}

/**
 * What is wrong with the references after a transaction, and with which document. A document that others strongly
 * refer to can neither go nor change its type.
 */
export function findBrokenReference(
  changes: Iterable<Change>,
  state: ReferenceState,
): { id: string; fault: MutationFault } | undefined {
  for (const { id, before, after } of changes) {
    if (before && before._type !== after?._type) {
      const referrers = strongReferrers(id, state)
      const verb = after ? `changed to the type "${after._type}"` : 'deleted'
      if (referrers.length > 0) return { id, fault: stillReferenced(id, referrers, verb) }
    }
    if (!after) continue
    for (const target of referencesIn(after).strong) {
      if (!state.get(target)) return { id, fault: missingReference(id, target) }
    }
  }
  return undefined
}
