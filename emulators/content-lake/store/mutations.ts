import type { SanityDocument } from '../types.ts'
import { alreadyExists, documentNotFound, revisionMismatch } from './faults.ts'
import { newDocumentId, requireDocumentId } from './identifiers.ts'
import type { JsonObject } from './json.ts'
import { type DocumentInput, describeMutation, type Mutation, type Selection } from './mutation.ts'
import type { Overlay } from './overlay.ts'
import { applyPatch } from './patch/patch.ts'
import { requireUnlocked } from './releases/lock.ts'
import type { Operation, Select } from './request.ts'
import { requireStorable } from './storable.ts'

/** One transaction while it is being worked out. */
export interface Draft {
  documents: Overlay
  transactionId: string
  timestamp: string
  select: Select
}

export interface Applied {
  id: string
  operation: Operation
}

/** What a mutation did, and how it reads once ids and keys are settled. */
export interface Outcome {
  applied: Applied[]
  mutations: JsonObject[]
}

/**
 * A document as it is kept: system attributes first, the revision and time of this transaction, and the time of its
 * creation as given, else that of the document of the same type it replaces.
 */
function write(
  draft: Draft,
  id: string,
  input: DocumentInput | SanityDocument,
  replaced?: SanityDocument,
): void {
  requireStorable(input)
  requireUnlocked({ _id: id, _system: input._system }, draft.documents)
  const { _id, _type, _createdAt, _updatedAt, _rev, ...fields } = input
  const inherited = replaced?._type === _type ? replaced._createdAt : undefined
  draft.documents.put({
    _id: id,
    _type,
    _createdAt: (_createdAt as string | undefined) ?? inherited ?? draft.timestamp,
    _updatedAt: draft.timestamp,
    _rev: draft.transactionId,
    ...fields,
  })
}

function create(draft: Draft, kind: Mutation['kind'], document: DocumentInput): Applied {
  const id = newDocumentId(document._id)
  const existing = draft.documents.get(id)
  if (existing && kind === 'create') throw alreadyExists(id)
  if (existing && kind === 'createIfNotExists') return { id, operation: 'none' }
  write(draft, id, document, existing)
  return { id, operation: existing ? 'update' : 'create' }
}

function patch(draft: Draft, id: string, mutation: Extract<Mutation, { kind: 'patch' }>): Applied {
  const document = draft.documents.get(id)
  if (!document) throw documentNotFound(id)
  const { ifRevisionID, operations } = mutation
  const revision = draft.documents.original(id)?._rev
  if (ifRevisionID !== undefined && revision !== ifRevisionID) {
    throw revisionMismatch(id, revision, ifRevisionID)
  }
  write(draft, id, applyPatch(document, operations))
  return { id, operation: 'update' }
}

/** Deleting what is not there is no error. */
function remove(draft: Draft, id: string): Applied {
  const document = draft.documents.get(id)
  if (!document) return { id, operation: 'none' }
  requireUnlocked(document, draft.documents)
  draft.documents.remove(id)
  return { id, operation: 'delete' }
}

function idsOf(draft: Draft, selection: Selection): string[] {
  if ('query' in selection) return draft.select(selection.query, selection.params)
  return selection.ids.map(requireDocumentId)
}

/** Applies a mutation to the documents of the draft. Throws `MutationFault` when it cannot be done. */
export function applyMutation(draft: Draft, mutation: Mutation): Outcome {
  const applied =
    mutation.kind === 'patch'
      ? idsOf(draft, mutation.selection).map((id) => patch(draft, id, mutation))
      : mutation.kind === 'delete'
        ? idsOf(draft, mutation.selection).map((id) => remove(draft, id))
        : [create(draft, mutation.kind, mutation.document)]
  return {
    applied,
    mutations: describeMutation(
      mutation,
      applied.map(({ id }) => id),
    ),
  }
}
