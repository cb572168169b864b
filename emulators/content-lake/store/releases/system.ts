import type { SanityDocument } from '../../types.ts'
import { publishedIdOf, releaseOf } from '../identifiers.ts'
import { isObject } from '../json.ts'
import { asRelease, releaseId } from './document.ts'

/**
 * What the server itself notes in a version (`_system`): what it is a version of, the release that it belongs to, and the
 * revision that it was copied from. Marks that were given are kept, such as `delete`. Drafts and published documents
 * carry nothing.
 */
export function markVersion<T extends { _id: string; _system?: unknown }>(
  document: T,
  documents: { get(id: string): SanityDocument | undefined },
  base?: SanityDocument,
): T {
  const bundle = releaseOf(document._id)
  if (bundle === undefined) return document
  const { release: _, ...given } = isObject(document._system) ? document._system : {}
  const release = asRelease(documents.get(releaseId(bundle)))
  const weak = (id: string) => ({ _ref: id, _weak: true })
  const _system = {
    ...given,
    bundleId: bundle,
    scopeId: bundle,
    group: weak(publishedIdOf(document._id)),
    ...(release ? { release: weak(release._id) } : {}),
    ...(base ? { base: { id: base._id, rev: base._rev } } : {}),
  }
  return { ...document, _system }
}

/** The version stands for the wish to unpublish: it is hidden, and publishing its release takes the document down. */
export const isTombstone = (document: SanityDocument) =>
  isObject(document._system) && document._system.delete === true
