import { Buckets } from '../buckets.ts'
import type { Change, DocumentSource, SanityDocument } from '../types.ts'
import { publishedIdOf } from './identifiers.ts'
import { isObject } from './json.ts'
import type { Documents } from './overlay.ts'
import { RecentChanges } from './recent-changes.ts'
import { referencesIn } from './references.ts'
import { releaseNameOf } from './releases/variant.ts'

const slugOf = (document: SanityDocument): string | undefined => {
  const slug = document.slug
  return isObject(slug) && typeof slug.current === 'string' ? slug.current : undefined
}

/** The values under which a document is found in each index. */
const INDEXES = {
  group: (document: SanityDocument): Iterable<string> => [publishedIdOf(document._id)],
  release: (document: SanityDocument): Iterable<string> => {
    const release = releaseNameOf(document)
    return release === undefined ? [] : [release]
  },
  type: (document: SanityDocument): Iterable<string> => [document._type],
  slug: (document: SanityDocument): Iterable<string> => {
    const slug = slugOf(document)
    return slug === undefined ? [] : [slug]
  },
  reference: (document: SanityDocument): Iterable<string> => referencesIn(document).all,
}

type IndexName = keyof typeof INDEXES
const NAMES = Object.keys(INDEXES) as IndexName[]

/** Documents by id, published id, release, type, slug and what they refer to, all in memory. */
export class DocumentIndex implements DocumentSource, Documents {
  readonly #documents = new Map<string, SanityDocument>()
  readonly #indexes: Record<IndexName, Buckets<string>> = {
    group: new Buckets(),
    release: new Buckets(),
    type: new Buckets(),
    slug: new Buckets(),
    reference: new Buckets(),
  }

  readonly #recent = new RecentChanges()

  get size(): number {
    return this.#documents.size
  }

  get(id: string): SanityDocument | undefined {
    return this.#documents.get(id)
  }

  all(): Iterable<SanityDocument> {
    return this.#documents.values()
  }

  group(publishedId: string): Iterable<SanityDocument> {
    return this.#indexes.group.find(publishedId)
  }

  versionsIn(release: string): Iterable<SanityDocument> {
    return this.#indexes.release.find(release)
  }

  byType(type: string): Iterable<SanityDocument> {
    return this.#indexes.type.find(type)
  }

  bySlug(slug: string): Iterable<SanityDocument> {
    return this.#indexes.slug.find(slug)
  }

  referencing(id: string): Iterable<SanityDocument> {
    return this.#indexes.reference.find(id)
  }

  /** `sequence` is the one that the documents are at then; without it nobody can ask what changed. */
  apply(changes: Iterable<Change>, sequence?: number): void {
    const applied: Change[] = []
    for (const { id, after } of changes) {
      const before = this.#documents.get(id)
      if (before) this.#remove(before)
      if (after) this.#add(after)
      if (sequence !== undefined) applied.push({ id, before: before ?? null, after })
    }
    if (sequence === undefined) this.#recent.forget()
    else this.#recent.add(applied, sequence)
  }

  changesSince(sequence: number): Change[] | undefined {
    return this.#recent.since(sequence)
  }

  /** How the indexes differ from what the documents say. */
  verify(): string[] {
    return NAMES.flatMap((name) => {
      const keysOf = INDEXES[name]
      const index = this.#indexes[name]
      const expected = new Set<string>()
      for (const document of this.#documents.values()) {
        for (const key of keysOf(document)) expected.add(JSON.stringify([key, document._id]))
      }
      const found: string[] = []
      for (const key of index.keys()) {
        for (const document of index.find(key)) {
          const entry = JSON.stringify([key, document._id])
          if (!expected.delete(entry) || this.#documents.get(document._id) !== document) {
            found.push(`index ${name} holds ${entry}, which no document says`)
          }
        }
      }
      return [...found, ...[...expected].map((entry) => `index ${name} misses ${entry}`)]
    })
  }

  #add(document: SanityDocument): void {
    this.#documents.set(document._id, document)
    for (const name of NAMES) {
      for (const key of INDEXES[name](document)) this.#indexes[name].add(key, document)
    }
  }

  #remove(document: SanityDocument): void {
    this.#documents.delete(document._id)
    for (const name of NAMES) {
      for (const key of INDEXES[name](document)) this.#indexes[name].remove(key, document)
    }
  }
}
