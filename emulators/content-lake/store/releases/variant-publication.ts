import type { SanityDocument } from '../../types.ts'
import { copyAs, remove } from '../actions/fields.ts'
import type { DocumentInput, Mutation } from '../mutation.ts'
import { strengthenReferences } from '../strengthen.ts'
import { isTombstone } from './system.ts'
import { type Slot, variantDocumentId, variantSystem } from './variant.ts'

interface Documents {
  get(id: string): SanityDocument | undefined
}

/** Where the variant stands when it is published, and where its draft does. */
export const published = (slot: Slot): Slot => ({ ...slot, bundle: undefined })
const drafted = (slot: Slot): Slot => ({ ...slot, bundle: 'drafts' })

/** The content as the document of the variant there. */
export function inSlot(
  slot: Slot,
  content: SanityDocument | DocumentInput,
  documents: Documents,
): DocumentInput {
  return { ...copyAs(variantDocumentId(slot), content), _system: variantSystem(slot, documents) }
}

/** The mutations that put a document of a variant in the place of the one that is published, or take that down. */
export function publishVariant(slot: Slot, source: SanityDocument, documents: Documents): Mutation[] {
  const target = published(slot)
  const current = documents.get(variantDocumentId(target))
  if (isTombstone(source))
    return [...(current ? unpublishVariant(slot, current, documents) : []), remove(source._id)]
  const document = strengthenReferences(inSlot(target, source, documents))
  const createdAt = current?._createdAt ?? source._createdAt
  return [{ kind: 'createOrReplace', document: { ...document, _createdAt: createdAt } }, remove(source._id)]
}

/** Takes the published document of a variant down and keeps it as a draft. */
export function unpublishVariant(slot: Slot, current: SanityDocument, documents: Documents): Mutation[] {
  return [
    { kind: 'createIfNotExists', document: inSlot(drafted(slot), current, documents) },
    remove(current._id),
  ]
}
