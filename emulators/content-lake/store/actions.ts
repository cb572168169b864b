import type { SanityDocument } from '../types.ts'
import { alreadyExists, documentNotFound, malformed, revisionMismatch } from './faults.ts'
import { draftId, isPublishedId, publishedIdOf, requireDocumentId } from './identifiers.ts'
import { isObject, type JsonObject } from './json.ts'
import { type DocumentInput, type Mutation, parseDocument, parsePatch } from './mutation.ts'
import type { Overlay } from './overlay.ts'
import { strengthenReferences } from './strengthen.ts'

/** `documents` is as it stands when the action is reached: those before it in its transaction have been done. */
type Lower = (action: JsonObject, documents: Overlay) => Mutation[]

const remove = (id: string): Mutation => ({ kind: 'delete', selection: { ids: [id] } })

function publishedIdIn(action: JsonObject): string {
  const id = requireDocumentId(action.publishedId)
  if (!isPublishedId(id)) throw malformed(`"publishedId" must not name a draft or version: "${id}"`)
  return id
}

/** A draft or version of the published document, named by the action's field. */
function versionIdIn(action: JsonObject, field: string, publishedId?: string): string {
  const id = requireDocumentId(action[field])
  if (isPublishedId(id)) throw malformed(`"${field}" must name a draft or version, not "${id}"`)
  if (publishedId !== undefined && publishedIdOf(id) !== publishedId) {
    throw malformed(`"${field}" names "${id}", which is not a draft or version of "${publishedId}"`)
  }
  return id
}

function requireDocument(id: string, documents: Overlay): SanityDocument {
  const document = documents.get(id)
  if (!document) throw documentNotFound(id)
  return document
}

function requireRevision(id: string, expected: unknown, documents: Overlay): void {
  if (expected === undefined || expected === null) return
  const current = documents.original(id)?._rev
  if (current !== expected) throw revisionMismatch(id, current, String(expected))
}

/** The same content under another id, without what belongs to the document it was taken from. */
function copyAs(id: string, document: SanityDocument | DocumentInput): DocumentInput {
  const { _rev, _updatedAt, _system, ...fields } = document
  return { ...fields, _id: id } as DocumentInput
}

const create: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const document = parseDocument(action.attributes)
  const id = versionIdIn({ _id: document._id ?? draftId(publishedId) }, '_id', publishedId)
  if (documents.get(id)) {
    if (action.ifExists === 'ignore') return []
    throw alreadyExists(id)
  }
  return [{ kind: 'create', document: { ...document, _id: id } }]
}

/** The first edit of a published document makes its draft. An empty patch is a transaction nevertheless. */
const edit: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'draftId', publishedId)
  if (!isObject(action.patch)) throw malformed('"patch" must be an object')
  const patch = parsePatch({ ...action.patch, id })
  if (documents.get(id)) return [patch]
  const published = documents.get(publishedId)
  if (!published) throw documentNotFound(id)
  return [{ kind: 'create', document: copyAs(id, published) }, patch]
}

const publish: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'draftId', publishedId)
  const draft = requireDocument(id, documents)
  requireRevision(id, action.ifDraftRevisionId, documents)
  requireRevision(publishedId, action.ifPublishedRevisionId, documents)
  const published = documents.get(publishedId)
  const document = strengthenReferences(copyAs(publishedId, draft))
  const createdAt = published?._createdAt ?? draft._createdAt
  return [{ kind: 'createOrReplace', document: { ...document, _createdAt: createdAt } }, remove(id)]
}

const unpublish: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'draftId', publishedId)
  const published = requireDocument(publishedId, documents)
  return [{ kind: 'createIfNotExists', document: copyAs(id, published) }, remove(publishedId)]
}

/** Every draft and version must be named, so that none is lost that its deleter did not know of. */
const deleteDocument: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const named = Array.isArray(action.includeDrafts) ? action.includeDrafts : []
  const included = named.map((id) => versionIdIn({ id }, 'id', publishedId))
  const existing = [...documents.group(publishedId)].map(({ _id }) => _id).filter((id) => id !== publishedId)
  const forgotten = existing.filter((id) => !included.includes(id))
  if (forgotten.length > 0) {
    throw malformed(`"${forgotten.join('", "')}" exists and is not in "includeDrafts"`)
  }
  if (!documents.get(publishedId) && existing.length === 0) throw documentNotFound(publishedId)
  return [publishedId, ...included].map(remove)
}

const discard =
  (field: string): Lower =>
  (action, documents) => {
    const id = versionIdIn(action, field)
    requireDocument(id, documents)
    return [remove(id)]
  }

/** Either a whole document, or a copy of the one that `baseId` names. */
const createVersion: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  if (action.document !== undefined) {
    const document = parseDocument(action.document)
    const id = versionIdIn(document, '_id', publishedId)
    return [{ kind: 'create', document: { ...document, _id: id } }]
  }
  const id = versionIdIn(action, 'versionId', publishedId)
  const baseId = requireDocumentId(action.baseId)
  const base = requireDocument(baseId, documents)
  requireRevision(baseId, action.ifBaseRevisionId, documents)
  return [{ kind: 'create', document: copyAs(id, base) }]
}

const replaceVersion: Lower = (action, documents) => {
  const document = parseDocument(action.document)
  const id = versionIdIn(document, '_id')
  requireDocument(id, documents)
  return [{ kind: 'createOrReplace', document: { ...document, _id: id } }]
}

/** Marks that the document is to be unpublished when the release of the version is published. */
const unpublishVersion: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'versionId', publishedId)
  const base = documents.get(id) ?? requireDocument(publishedId, documents)
  const system = isObject(base._system) ? base._system : {}
  const document = { ...copyAs(id, base), _system: { ...system, delete: true } }
  return [{ kind: 'createOrReplace', document }]
}

const replaceDraft: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const document = parseDocument(action.attributes)
  const id = versionIdIn({ _id: document._id ?? draftId(publishedId) }, '_id', publishedId)
  if (!documents.get(id) && !documents.get(publishedId)) throw documentNotFound(id)
  return [{ kind: 'createOrReplace', document: { ...document, _id: id } }]
}

const ACTIONS: Record<string, Lower> = {
  'sanity.action.document.create': create,
  'sanity.action.document.edit': edit,
  'sanity.action.document.publish': publish,
  'sanity.action.document.unpublish': unpublish,
  'sanity.action.document.delete': deleteDocument,
  'sanity.action.document.discard': discard('draftId'),
  'sanity.action.document.replaceDraft': replaceDraft,
  'sanity.action.document.version.create': createVersion,
  'sanity.action.document.version.discard': discard('versionId'),
  'sanity.action.document.version.replace': replaceVersion,
  'sanity.action.document.version.unpublish': unpublishVersion,
}

/** The mutations that an action of `/data/actions` stands for. Throws `MutationFault` when it cannot be done. */
export function lowerAction(action: unknown, documents: Overlay): Mutation[] {
  if (!isObject(action) || typeof action.actionType !== 'string') {
    throw malformed('An action is an object with an "actionType"')
  }
  const lower = Object.hasOwn(ACTIONS, action.actionType) ? ACTIONS[action.actionType] : undefined
  if (!lower) throw malformed(`The action "${action.actionType}" is not one that this server knows`)
  return lower(action, documents)
}
