import type { SanityDocument } from '../../types.ts'
import { documentNotFound, malformed, revisionMismatch } from '../faults.ts'
import { isPublishedId, publishedIdOf, requireDocumentId } from '../identifiers.ts'
import type { JsonObject } from '../json.ts'
import type { DocumentInput, Mutation } from '../mutation.ts'
import type { Overlay } from '../overlay.ts'

/** The circumstances of an action that its fields do not tell. */
export interface Circumstances {
  author: string
  /** ISO 8601, of the transaction. */
  timestamp: string
  /** The last state of a document that is gone. */
  past(id: string): SanityDocument | null
}

/** `documents` is as it stands when the action is reached: those before it in its transaction have been done. */
export type Lower = (action: JsonObject, documents: Overlay, circumstances: Circumstances) => Mutation[]

export const remove = (id: string): Mutation => ({ kind: 'delete', selection: { ids: [id] } })

export function publishedIdIn(action: JsonObject): string {
  const id = requireDocumentId(action.publishedId)
  if (!isPublishedId(id)) throw malformed(`"publishedId" must not name a draft or version: "${id}"`)
  return id
}

/** A draft or version of the published document, named by the action's field. */
export function versionIdIn(action: JsonObject, field: string, publishedId?: string): string {
  const id = requireDocumentId(action[field])
  if (isPublishedId(id)) throw malformed(`"${field}" must name a draft or version, not "${id}"`)
  if (publishedId !== undefined && publishedIdOf(id) !== publishedId) {
    throw malformed(`"${field}" names "${id}", which is not a draft or version of "${publishedId}"`)
  }
  return id
}

export function requireDocument(id: string, documents: Overlay): SanityDocument {
  const document = documents.get(id)
  if (!document) throw documentNotFound(id)
  return document
}

export function requireRevision(id: string, expected: unknown, documents: Overlay): void {
  if (expected === undefined || expected === null) return
  const current = documents.original(id)?._rev
  if (current !== expected) throw revisionMismatch(id, current, String(expected))
}

/** The same content under another id, without what belongs to the document it was taken from. */
export function copyAs(
  id: string,
  document: SanityDocument | DocumentInput,
): DocumentInput & { _id: string } {
  const { _rev, _updatedAt, _system, ...fields } = document
  return { ...fields, _id: id } as DocumentInput & { _id: string }
}
