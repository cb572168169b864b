import { alreadyExists, documentNotFound, malformed } from '../faults.ts'
import { draftId } from '../identifiers.ts'
import { isObject } from '../json.ts'
import { parseDocument, parsePatch } from '../mutation.ts'
import { publishedForm, unpublish } from '../releases/publication.ts'
import { markVersion } from '../releases/system.ts'
import {
  copyAs,
  type Lower,
  publishedIdIn,
  remove,
  requireDocument,
  requireRevision,
  versionIdIn,
} from './fields.ts'

const create: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const document = parseDocument(action.attributes)
  const id = versionIdIn({ _id: document._id ?? draftId(publishedId) }, '_id', publishedId)
  if (documents.get(id)) {
    if (action.ifExists === 'ignore') return []
    throw alreadyExists(id)
  }
  if (documents.get(publishedId)) throw alreadyExists(publishedId)
  return [{ kind: 'create', document: markVersion({ ...document, _id: id }, documents) }]
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
  return [{ kind: 'create', document: markVersion(copyAs(id, published), documents, published) }, patch]
}

const publish: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'draftId', publishedId)
  const draft = requireDocument(id, documents)
  requireRevision(id, action.ifDraftRevisionId, documents)
  requireRevision(publishedId, action.ifPublishedRevisionId, documents)
  return [{ kind: 'createOrReplace', document: publishedForm(draft, documents) }, remove(id)]
}

const unpublishDocument: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  versionIdIn(action, 'draftId', publishedId)
  return unpublish(requireDocument(publishedId, documents))
}

/**
 * Every draft and version must be named, so that none is lost that its deleter did not know of. What was never published
 * is discarded instead.
 */
const deleteDocument: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const named = Array.isArray(action.includeDrafts) ? action.includeDrafts : []
  const included = named.map((id) => versionIdIn({ id }, 'id', publishedId))
  const existing = [...documents.group(publishedId)].map(({ _id }) => _id).filter((id) => id !== publishedId)
  const forgotten = existing.filter((id) => !included.includes(id))
  if (forgotten.length > 0) {
    throw malformed(`"${forgotten.join('", "')}" exists and is not in "includeDrafts"`)
  }
  requireDocument(publishedId, documents)
  return [publishedId, ...included].map(remove)
}

export const discard =
  (field: string): Lower =>
  (action, documents) => {
    const id = versionIdIn(action, field)
    requireDocument(id, documents)
    return [remove(id)]
  }

const replaceDraft: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const document = parseDocument(action.attributes)
  const id = versionIdIn({ _id: document._id ?? draftId(publishedId) }, '_id', publishedId)
  if (!documents.get(id) && !documents.get(publishedId)) throw documentNotFound(id)
  return [{ kind: 'createOrReplace', document: markVersion({ ...document, _id: id }, documents) }]
}

/** What is done to one document by its draft. */
export const documentActions: Record<string, Lower> = {
  'sanity.action.document.create': create,
  'sanity.action.document.edit': edit,
  'sanity.action.document.publish': publish,
  'sanity.action.document.unpublish': unpublishDocument,
  'sanity.action.document.delete': deleteDocument,
  'sanity.action.document.discard': discard('draftId'),
  'sanity.action.document.replaceDraft': replaceDraft,
}
