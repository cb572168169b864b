/** What a document id says: the id its readers know, and which version of it this is. */
export interface ParsedId {
  publishedId: string
  /** `published`, `drafts`, or the name of a release. */
  version: string
}

export function parseId(id: string): ParsedId {
  if (id.startsWith('drafts.')) return { publishedId: id.slice(7), version: 'drafts' }
  if (id.startsWith('versions.')) {
    const end = id.indexOf('.', 9)
    if (end > 0) return { publishedId: id.slice(end + 1), version: id.slice(9, end) }
  }
  return { publishedId: id, version: 'published' }
}

/** Hosted public datasets show an anonymous reader no id with a dot: neither drafts and versions nor private paths. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}
