import type { ContentType, PageType } from '#sanity/registry/dependency.ts'

/** A document of the shop as the lake holds it; fields may be missing or faulty, so each edit looks before it touches. */
export interface ShopDocument {
  _id: string
  _type: ContentType
  [field: string]: unknown
}

/** Entry of a list in a document. */
export interface Entry {
  _key: string
  _type?: string
  [field: string]: unknown
}

export const pageTypes: readonly PageType[] = ['product', 'category', 'article', 'author', 'page']

export function entriesOf(document: ShopDocument, field: string): Entry[] {
  const list = document[field]
  return Array.isArray(list) ? (list as Entry[]) : []
}

export function slugOf(document: ShopDocument): string | undefined {
  return (document.slug as { current?: string } | undefined)?.current
}

export const slug = (current: string) => ({ _type: 'slug', current })
export const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })
