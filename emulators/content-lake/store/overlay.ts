import type { Change, SanityDocument } from '../types.ts'
import { publishedIdOf } from './identifiers.ts'
import { type ReferenceState, referencesIn } from './references.ts'
import { releaseNameOf } from './releases/variant.ts'

/** What a transaction may ask of the documents it is worked out against. */
export interface Documents extends ReferenceState {
  /** The published document of this id with its drafts and versions, those that exist. */
  group(publishedId: string): Iterable<SanityDocument>
  byType(type: string): Iterable<SanityDocument>
  /** The versions that belong to a release, by its name. */
  versionsIn(release: string): Iterable<SanityDocument>
}

/**
 * Documents as they would be after changes that are not yet kept, over those that are. One lies over the committed
 * documents for each batch, and one over that for each transaction, so that a transaction that fails leaves no trace.
 */
export class Overlay implements Documents {
  readonly #base: Documents
  readonly #changed = new Map<string, SanityDocument | null>()
  readonly #referrers = new Map<string, Set<string>>()

  constructor(base: Documents) {
    this.#base = base
  }

  get isEmpty(): boolean {
    return this.#changed.size === 0
  }

  get(id: string): SanityDocument | undefined {
    const changed = this.#changed.get(id)
    return changed === undefined ? this.#base.get(id) : (changed ?? undefined)
  }

  /** The document before any of these changes. */
  original(id: string): SanityDocument | undefined {
    return this.#base.get(id)
  }

  put(document: SanityDocument): void {
    const id = document._id
    this.#forget(id)
    this.#changed.set(id, document)
    for (const target of referencesIn(document).all) {
      const referrers = this.#referrers.get(target)
      if (referrers) referrers.add(id)
      else this.#referrers.set(target, new Set([id]))
    }
  }

  remove(id: string): void {
    this.#forget(id)
    this.#changed.set(id, null)
  }

  /** Takes over what a transaction over these documents has changed. */
  absorb(changes: Change[]): void {
    for (const { id, after } of changes) {
      if (after) this.put(after)
      else this.remove(id)
    }
  }

  *referencing(id: string): Iterable<SanityDocument> {
    for (const document of this.#base.referencing(id)) {
      if (!this.#changed.has(document._id)) yield document
    }
    for (const referrer of this.#referrers.get(id) ?? []) {
      const document = this.#changed.get(referrer)
      if (document) yield document
    }
  }

  *group(publishedId: string): Iterable<SanityDocument> {
    for (const document of this.#base.group(publishedId)) {
      if (!this.#changed.has(document._id)) yield document
    }
    for (const document of this.#changed.values()) {
      if (document && publishedIdOf(document._id) === publishedId) yield document
    }
  }

  *byType(type: string): Iterable<SanityDocument> {
    for (const document of this.#base.byType(type)) {
      if (!this.#changed.has(document._id)) yield document
    }
    for (const document of this.#changed.values()) {
      if (document?._type === type) yield document
    }
  }

  *versionsIn(release: string): Iterable<SanityDocument> {
    for (const document of this.#base.versionsIn(release)) {
      if (!this.#changed.has(document._id)) yield document
    }
    for (const document of this.#changed.values()) {
      if (document && releaseNameOf(document) === release) yield document
    }
  }

  /** One change for each document that was written; none for one that came and went in the same transaction. */
  changes(): Change[] {
    return [...this.#changed].flatMap(([id, after]) => {
      const before = this.#base.get(id) ?? null
      return before === null && after === null ? [] : [{ id, before, after }]
    })
  }

  #forget(id: string): void {
    const before = this.#changed.get(id)
    if (!before) return
    for (const target of referencesIn(before).all) this.#referrers.get(target)?.delete(id)
  }
}
