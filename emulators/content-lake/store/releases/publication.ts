import type { SanityDocument } from '../../types.ts'
import { copyAs, remove } from '../actions/fields.ts'
import { draftId, publishedIdOf } from '../identifiers.ts'
import type { DocumentInput, Mutation } from '../mutation.ts'
import { strengthenReferences } from '../strengthen.ts'
import { isTombstone } from './system.ts'
import { slotOf } from './variant.ts'
import { publishVariant } from './variant-publication.ts'

interface Documents {
  get(id: string): SanityDocument | undefined
}

const byId = (a: SanityDocument, b: SanityDocument) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)

/** What the published document becomes when this draft or version of it is published. */
export function publishedForm(version: SanityDocument, documents: Documents): DocumentInput {
  const id = publishedIdOf(version._id)
  const createdAt = documents.get(id)?._createdAt ?? version._createdAt
  return { ...strengthenReferences(copyAs(id, version)), _createdAt: createdAt }
}

/** Whoever has a draft keeps it; else one is made, so that nothing is lost by taking a document down. */
export function unpublish(published: SanityDocument): Mutation[] {
  return [
    { kind: 'createIfNotExists', document: copyAs(draftId(published._id), published) },
    remove(published._id),
  ]
}

/** The mutations that put every version in the place of its published document, or take that down. */
export function publishVersions(versions: Iterable<SanityDocument>, documents: Documents): Mutation[] {
  return [...versions].sort(byId).flatMap((version): Mutation[] => {
    const slot = slotOf(version)
    if (slot) return publishVariant(slot, version, documents)
    if (!isTombstone(version)) {
      return [{ kind: 'createOrReplace', document: publishedForm(version, documents) }, remove(version._id)]
    }
    const published = documents.get(publishedIdOf(version._id))
    return [...(published ? unpublish(published) : []), remove(version._id)]
  })
}
