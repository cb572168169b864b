import { createHash } from 'node:crypto'
import type { Change, DocumentSource, SanityDocument } from '../../types.ts'
import type { Dependency } from '../evaluation/dependencies.ts'
import { parseId } from '../perspectives/ids.ts'
import { versionsAmong } from '../perspectives/view.ts'

/** The opaque form in which a dependency goes to clients. */
export function syncTagOf(dependency: Dependency): string {
  return `s1:${createHash('sha1').update(dependency).digest('base64url').slice(0, 12)}`
}

function eachReference(value: unknown, visit: (id: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) eachReference(item, visit)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const reference = (value as { _ref?: unknown })._ref
  if (typeof reference === 'string') visit(reference)
  for (const item of Object.values(value)) eachReference(item, visit)
}

function addDocument(dependencies: Set<Dependency>, document: SanityDocument | null | undefined): void {
  if (!document) return
  dependencies.add(`type ${document._type}`)
  const slug = (document.slug as { current?: unknown } | null | undefined)?.current
  if (typeof slug === 'string') dependencies.add(`slug ${slug}`)
  eachReference(document, (id) => dependencies.add(`references ${id}`))
}

/**
 * The tags of all results that the change may alter. A change to one version can show or hide its siblings, so they
 * are counted in: the source is read as it is after the change.
 */
export function tagsOfChange(source: DocumentSource, change: Change): string[] {
  const { publishedId } = parseId(change.id)
  const dependencies = new Set<Dependency>(['everything', `id ${publishedId}`])
  addDocument(dependencies, change.before)
  addDocument(dependencies, change.after)
  for (const version of source.group?.(publishedId) ?? versionsAmong(source.all(), publishedId)) {
    addDocument(dependencies, version)
  }
  return [...dependencies].map(syncTagOf)
}
