import { requireDocumentId } from '../identifiers.ts'
import { isObject } from '../json.ts'
import { parseDocument } from '../mutation.ts'
import { markVersion } from '../releases/system.ts'
import { discard } from './documents.ts'
import { copyAs, type Lower, publishedIdIn, requireDocument, requireRevision, versionIdIn } from './fields.ts'

/** Either a whole document, or a copy of the one that `baseId` names. */
const create: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  if (action.document !== undefined) {
    const document = parseDocument(action.document)
    const id = versionIdIn(document, '_id', publishedId)
    return [{ kind: 'create', document: markVersion({ ...document, _id: id }, documents) }]
  }
  const id = versionIdIn(action, 'versionId', publishedId)
  const baseId = requireDocumentId(action.baseId)
  const base = requireDocument(baseId, documents)
  requireRevision(baseId, action.ifBaseRevisionId, documents)
  return [{ kind: 'create', document: markVersion(copyAs(id, base), documents, base) }]
}

const replace: Lower = (action, documents) => {
  const document = parseDocument(action.document)
  const id = versionIdIn(document, '_id')
  requireDocument(id, documents)
  return [{ kind: 'createOrReplace', document: markVersion({ ...document, _id: id }, documents) }]
}

/** Marks that the document is to be unpublished when the release of the version is published. */
const unpublish: Lower = (action, documents) => {
  const publishedId = publishedIdIn(action)
  const id = versionIdIn(action, 'versionId', publishedId)
  const published = requireDocument(publishedId, documents)
  const version = documents.get(id)
  const content = markVersion(copyAs(id, version ?? published), documents, version ? undefined : published)
  const system = isObject(version?._system) ? version._system : {}
  const _system = { ...system, ...(isObject(content._system) ? content._system : {}), delete: true }
  return [{ kind: 'createOrReplace', document: { ...content, _system } }]
}

/** What is done to the versions of a document: those in a release, and its draft. */
export const versionActions: Record<string, Lower> = {
  'sanity.action.document.version.create': create,
  'sanity.action.document.version.discard': discard('versionId'),
  'sanity.action.document.version.replace': replace,
  'sanity.action.document.version.unpublish': unpublish,
}
