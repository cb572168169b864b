import type { DocumentSource, SanityDocument } from '../types.ts'
import { parseId } from './ids.ts'

/** A document as a query sees it: under an overlay its `_id` is the published one and `_originalId` the stored one. */
export type ViewDocument = SanityDocument

/** The documents that one query may see. Lists are sorted by `_id`, which is the order that GROQ promises by default. */
export interface View {
  get(id: string): ViewDocument | undefined
  all(): ViewDocument[]
  byType(type: string): ViewDocument[]
  bySlug(slug: string): ViewDocument[]
  referencing(id: string): ViewDocument[]
  /** The document with this id and all that are versions of it. */
  versionsOf(id: string): ViewDocument[]
  /** A stored document as this view shows it, whether the source holds it now or not. */
  show(document: SanityDocument): ViewDocument | undefined
  /** The stored document behind one that this view handed out. */
  storedOf(document: object): SanityDocument | undefined
}

/** Anybody may ask for types and perspectives that do not exist. */
const LISTS_KEPT = 500

/** Lists kept between two changes of the source; a source without a sequence is read anew each time. */
export class ListCache {
  private readonly source: DocumentSource
  private lists = new Map<string, ViewDocument[]>()
  private sequence: number | undefined

  constructor(source: DocumentSource) {
    this.source = source
  }

  list(key: string, read: () => ViewDocument[]): ViewDocument[] {
    const { sequence } = this.source
    if (sequence === undefined) return read()
    if (sequence !== this.sequence || this.lists.size >= LISTS_KEPT) {
      this.sequence = sequence
      this.lists = new Map()
    }
    const kept = this.lists.get(key)
    if (kept) return kept
    const list = read()
    this.lists.set(key, list)
    return list
  }
}

const byId = (a: SanityDocument, b: SanityDocument) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)

export interface ViewOptions {
  source: DocumentSource
  /** Strongest first, `published` last; null is the raw view. */
  stack: string[] | null
  isVisible: (id: string) => boolean
  cache: ListCache
  /** Names everything above, for the cache. */
  key: string
}

export function createView(options: ViewOptions): View {
  const { source, cache, key } = options
  const seen = options.stack ? overlay(options, options.stack) : raw(options)
  const shown = (documents: Iterable<SanityDocument>) => {
    const list: ViewDocument[] = []
    for (const document of documents) {
      const visible = seen.current(document)
      if (visible) list.push(visible)
    }
    return list.sort(byId)
  }
  return {
    get: seen.get,
    show: seen.show,
    storedOf: seen.storedOf,
    all: () => cache.list(`${key} all`, () => shown(source.all())),
    byType: (type) => cache.list(`${key} type ${type}`, () => shown(source.byType(type))),
    bySlug: (slug) => shown(source.bySlug(slug)),
    referencing: (id) => shown(source.referencing(id)),
    versionsOf: (id) => {
      const named = source.get(id)
      return shown(
        new Set([...(source.group?.(id) ?? versionsAmong(source.all(), id)), ...(named ? [named] : [])]),
      )
    },
  }
}

function* versionsAmong(documents: Iterable<SanityDocument>, id: string): Iterable<SanityDocument> {
  for (const document of documents) {
    if (document._id.endsWith(id) && parseId(document._id).publishedId === id) yield document
  }
}

type Seen = Pick<View, 'get' | 'show' | 'storedOf'> & {
  /** A document of the source, unless another one is shown in its place. */
  current(document: SanityDocument): ViewDocument | undefined
}

function raw({ source, isVisible }: ViewOptions): Seen {
  const show = (document: SanityDocument) => (isVisible(document._id) ? document : undefined)
  return {
    show,
    current: show,
    get: (id) => (isVisible(id) ? source.get(id) : undefined),
    storedOf: (shown) => {
      const id = (shown as Partial<SanityDocument>)._id
      const stored = typeof id === 'string' ? source.get(id) : undefined
      return stored === shown ? stored : undefined
    },
  }
}

/** Stored documents never change in place, so one overlaid copy serves every query. */
const overlaid = new WeakMap<SanityDocument, ViewDocument>()
const stored = new WeakMap<object, SanityDocument>()

function overlaidCopy(document: SanityDocument, publishedId: string): ViewDocument {
  const kept = overlaid.get(document)
  if (kept) return kept
  const copy = { ...document, _id: publishedId, _originalId: document._id }
  overlaid.set(document, copy)
  stored.set(copy, document)
  return copy
}

function isTombstone(document: SanityDocument): boolean {
  return (document._system as { delete?: unknown } | undefined)?.delete === true
}

function overlay({ source, isVisible }: ViewOptions, stack: string[]): Seen {
  const prefixes = stack.map((version) =>
    version === 'published' ? '' : version === 'drafts' ? 'drafts.' : `versions.${version}.`,
  )
  const winner = (publishedId: string): SanityDocument | undefined => {
    for (const prefix of prefixes) {
      const id = prefix + publishedId
      const document = isVisible(id) ? source.get(id) : undefined
      if (document) return isTombstone(document) ? undefined : document
    }
    return undefined
  }
  const show = (document: SanityDocument) => {
    const { publishedId, version } = parseId(document._id)
    const isInStack = stack.includes(version) && isVisible(document._id) && !isTombstone(document)
    return isInStack ? overlaidCopy(document, publishedId) : undefined
  }
  return {
    show,
    current: (document) =>
      winner(parseId(document._id).publishedId) === document ? show(document) : undefined,
    get: (id) => {
      if (id !== parseId(id).publishedId) return undefined
      const document = winner(id)
      return document && overlaidCopy(document, id)
    },
    storedOf: (shown) => stored.get(shown),
  }
}
