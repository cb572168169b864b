import type { DocumentSource, SanityDocument } from '#emulators/content-lake/types.ts'

type Fields = { _id: string; _type: string; [field: string]: unknown }

function references(value: unknown, id: string): boolean {
  if (Array.isArray(value)) return value.some((item) => references(item, id))
  if (typeof value !== 'object' || value === null) return false
  return (
    (value as { _ref?: unknown })._ref === id || Object.values(value).some((item) => references(item, id))
  )
}

/** Documents in memory, in the order in which they were given, found by looking at each of them. */
export class MemorySource implements DocumentSource {
  sequence = 0
  /** Calls to `all()`: how often a query could not be narrowed. */
  scans = 0
  private readonly documents = new Map<string, SanityDocument>()

  constructor(documents: Fields[] = []) {
    for (const document of documents) this.put(document)
  }

  put(fields: Fields): SanityDocument {
    this.sequence += 1
    const time = '2026-01-01T00:00:00Z'
    const document = { _rev: `r${this.sequence}`, _createdAt: time, _updatedAt: time, ...fields }
    this.documents.set(fields._id, document)
    return document
  }

  remove(id: string): void {
    this.sequence += 1
    this.documents.delete(id)
  }

  get size(): number {
    return this.documents.size
  }

  get(id: string): SanityDocument | undefined {
    return this.documents.get(id)
  }

  all(): SanityDocument[] {
    this.scans += 1
    return [...this.documents.values()]
  }

  byType(type: string): SanityDocument[] {
    return [...this.documents.values()].filter(({ _type }) => _type === type)
  }

  bySlug(slug: string): SanityDocument[] {
    return [...this.documents.values()].filter(
      (document) => (document.slug as { current?: unknown } | null | undefined)?.current === slug,
    )
  }

  referencing(id: string): SanityDocument[] {
    return [...this.documents.values()].filter((document) => references(document, id))
  }
}
