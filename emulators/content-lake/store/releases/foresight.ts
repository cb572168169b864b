import type { SanityDocument } from '../../types.ts'
import { missingReference } from '../faults.ts'
import { publishedIdOf } from '../identifiers.ts'
import { referencesIn } from '../references.ts'
import { strengthenReferences } from '../strengthen.ts'
import { asRelease, RELEASE_TYPE, type Release } from './document.ts'
import { isTombstone } from './system.ts'
import { slotOf } from './variant.ts'

interface Documents {
  get(id: string): SanityDocument | undefined
  byType(type: string): Iterable<SanityDocument>
  versionsIn(release: string): Iterable<SanityDocument>
}

const publishAtOf = (release: Release) => Date.parse(release.publishAt ?? '')

/** The scheduled releases other than this one, the first to be published first. */
function scheduledBeside(release: Release, documents: Documents): Release[] {
  return [...documents.byType(RELEASE_TYPE)]
    .flatMap((document) => asRelease(document) ?? [])
    .filter((other) => other.state === 'scheduled' && other._id !== release._id)
    .sort((a, b) => publishAtOf(a) - publishAtOf(b))
}

/** The documents that will be published once these releases are. */
function publishedBy(releases: Release[], documents: Documents): Set<string> {
  const published = new Set<string>()
  for (const release of releases) {
    for (const version of documents.versionsIn(release.name)) {
      if (slotOf(version)) continue
      const id = publishedIdOf(version._id)
      if (isTombstone(version)) published.delete(id)
      else published.add(id)
    }
  }
  return published
}

/** The versions of the release whose references would have no target, with that target. */
function* danglingIn(release: Release, earlier: Release[], documents: Documents): Iterable<[string, string]> {
  const published = publishedBy([...earlier, release], documents)
  for (const version of documents.versionsIn(release.name)) {
    if (isTombstone(version)) continue
    for (const target of referencesIn(strengthenReferences(version)).strong) {
      if (!documents.get(target) && !published.has(target)) yield [version._id, target]
    }
  }
}

/**
 * Throws `MutationFault` 409 when the release could not be published at the time: a reference that becomes strong would
 * point at nothing, neither published nor published by then.
 */
export function requirePublishable(release: Release, publishAt: string, documents: Documents): void {
  const earlier = scheduledBeside(release, documents).filter(
    (other) => publishAtOf(other) <= Date.parse(publishAt),
  )
  for (const dangling of danglingIn(release, earlier, documents)) throw missingReference(...dangling)
}

/** Throws `MutationFault` 409 when a release scheduled for later refers to what only this one would publish. */
export function requireUnneeded(release: Release, documents: Documents): void {
  const others = scheduledBeside(release, documents)
  const provided = publishedBy([release], documents)
  for (const [index, other] of others.entries()) {
    for (const [id, target] of danglingIn(other, others.slice(0, index), documents)) {
      if (provided.has(target)) throw missingReference(id, target)
    }
  }
}
