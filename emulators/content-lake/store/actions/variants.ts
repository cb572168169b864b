import { alreadyExists, documentNotFound, malformed } from '../faults.ts'
import { requireDocumentId } from '../identifiers.ts'
import { isObject, type JsonObject } from '../json.ts'
import { parseDocument, parsePatch } from '../mutation.ts'
import type { Overlay } from '../overlay.ts'
import { applyPatch } from '../patch/patch.ts'
import { type Slot, VARIANT_TYPE, variantDefinitionId, variantDocumentId } from '../releases/variant.ts'
import { inSlot, published, publishVariant, unpublishVariant } from '../releases/variant-publication.ts'
import { type Lower, publishedIdIn, remove, requireDocument, requireRevision } from './fields.ts'

const NAME = /^[A-Za-z0-9_-]{1,100}$/

function nameIn(action: JsonObject, field: string): string {
  const name = action[field]
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw malformed(`"${field}" must be 1 to 100 letters, digits, "_" or "-"`)
  }
  return name
}

/** Throws `MutationFault` 409 unless the variant is defined. */
function slotIn(action: JsonObject, documents: Overlay): Slot {
  const variant = nameIn(action, 'variantId')
  requireDocument(variantDefinitionId(variant), documents)
  const bundle = action.bundleId === undefined ? undefined : nameIn(action, 'bundleId')
  return { publishedId: publishedIdIn(action), variant, bundle }
}

const create: Lower = (action, documents) => {
  const slot = slotIn(action, documents)
  if (action.document !== undefined) {
    return [{ kind: 'create', document: inSlot(slot, parseDocument(action.document), documents) }]
  }
  const baseId = requireDocumentId(action.baseId)
  const base = requireDocument(baseId, documents)
  requireRevision(baseId, action.ifBaseRevisionId, documents)
  return [{ kind: 'create', document: inSlot(slot, base, documents) }]
}

/** The first edit copies the variant as it is published, or else the document itself. */
const edit: Lower = (action, documents) => {
  const slot = slotIn(action, documents)
  const id = variantDocumentId(slot)
  if (!isObject(action.patch)) throw malformed('"patch" must be an object')
  const patch = parsePatch({ ...action.patch, id })
  if (documents.get(id)) return [patch]
  const base = documents.get(variantDocumentId(published(slot))) ?? documents.get(slot.publishedId)
  if (!base) throw documentNotFound(id)
  return [{ kind: 'create', document: inSlot(slot, base, documents) }, patch]
}

const discard: Lower = (action, documents) => {
  const id = variantDocumentId(slotIn(action, documents))
  requireDocument(id, documents)
  return [remove(id)]
}

const publish: Lower = (action, documents) => {
  const slot = slotIn(action, documents)
  if (slot.bundle === undefined)
    throw malformed('"bundleId" must name the drafts or a release to publish from')
  const source = requireDocument(variantDocumentId(slot), documents)
  requireRevision(source._id, action.ifVersionRevisionId, documents)
  requireRevision(variantDocumentId(published(slot)), action.ifPublishedVariantRevisionId, documents)
  return publishVariant(slot, source, documents)
}

/** At once, or with the release that is named. */
const unpublish: Lower = (action, documents) => {
  const slot = slotIn(action, documents)
  const current = requireDocument(variantDocumentId(published(slot)), documents)
  if (slot.bundle === undefined) return unpublishVariant(slot, current, documents)
  const document = inSlot(slot, documents.get(variantDocumentId(slot)) ?? current, documents)
  const _system = { ...(document._system as JsonObject), delete: true }
  return [{ kind: 'createOrReplace', document: { ...document, _system } }]
}

function requireDefinition(value: JsonObject): JsonObject {
  const { conditions, priority, metadata } = value
  if (!isObject(conditions) || !Object.values(conditions).every((text) => typeof text === 'string')) {
    throw malformed('"conditions" must be an object of strings')
  }
  if (typeof priority !== 'number') throw malformed('"priority" must be a number')
  if (metadata !== undefined && !isObject(metadata)) throw malformed('"metadata" must be an object')
  return value
}

const define: Lower = (action, documents) => {
  const name = nameIn(action, 'variantId')
  const id = variantDefinitionId(name)
  if (documents.get(id)) throw alreadyExists(id)
  const { conditions = {}, priority = 0, metadata } = action
  const definition = requireDefinition({ conditions, priority, ...(metadata ? { metadata } : {}) })
  return [{ kind: 'create', document: { _id: id, _type: VARIANT_TYPE, name, ...definition } }]
}

const redefine: Lower = (action, documents) => {
  const id = variantDefinitionId(nameIn(action, 'variantId'))
  const definition = requireDocument(id, documents)
  requireRevision(id, action.ifRevisionId, documents)
  if (!isObject(action.patch)) throw malformed('"patch" must be an object')
  const patch = parsePatch({ ...action.patch, id })
  const after = applyPatch(definition, patch.operations)
  requireDefinition(after)
  if (after.name !== definition.name) throw malformed('The name of a variant cannot be changed')
  return [patch]
}

/** Documents of the variant refer to its definition, and keep it. */
const undefine: Lower = (action, documents) => {
  const id = variantDefinitionId(nameIn(action, 'variantId'))
  requireDocument(id, documents)
  requireRevision(id, action.ifRevisionId, documents)
  return [remove(id)]
}

/** Variants of a document for some readers, and what defines them. */
export const variantActions: Record<string, Lower> = {
  'sanity.action.document.variant.create': create,
  'sanity.action.document.variant.edit': edit,
  'sanity.action.document.variant.delete': discard,
  'sanity.action.document.variant.publish': publish,
  'sanity.action.document.variant.unpublish': unpublish,
  'sanity.action.variant.definition.create': define,
  'sanity.action.variant.definition.edit': redefine,
  'sanity.action.variant.definition.delete': undefine,
}
