import type { DocumentSource, SanityDocument } from '../../types.ts'
import { parseId } from './ids.ts'
import type { ViewDocument } from './view-document.ts'

type Get = (id: string) => SanityDocument | undefined
/** Decides alike on a published document as it is stored and as it is shown. */
export type Holds = (document: SanityDocument) => boolean
type IsVisible = (document: SanityDocument) => boolean

/** Which of the stored documents are seen, and in what form. */
export interface Sight {
  get(id: string): ViewDocument | undefined
  /**
   * A document of the source, unless another one is shown in its place. One for which `holds` is false may be left out,
   * before any effort is made to show it.
   */
  current(document: SanityDocument, holds?: Holds): ViewDocument | undefined
  /** A stored document as it would be shown, whether the source holds it now or not. */
  show(document: SanityDocument): ViewDocument | undefined
  storedOf(document: object): SanityDocument | undefined
  /** The id under which a stored document is shown, be it this one or another in its place. */
  placeOf(id: string): string
  /** What is shown in a place when the stored documents are these. */
  shownAt(place: string, get: Get): ViewDocument | undefined
}

export function rawSight(source: DocumentSource, isVisible: IsVisible): Sight {
  const show = (document: SanityDocument) => (isVisible(document) ? document : undefined)
  const shownAt = (id: string, get: Get) => {
    const document = get(id)
    return document && show(document)
  }
  return {
    show,
    current: show,
    shownAt,
    placeOf: (id) => id,
    get: (id) => shownAt(id, (stored) => source.get(stored)),
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

export function overlaySight(source: DocumentSource, stack: string[], isVisible: IsVisible): Sight {
  const prefixes = stack.map((version) =>
    version === 'published' ? '' : version === 'drafts' ? 'drafts.' : `versions.${version}.`,
  )
  const getNow: Get = (id) => source.get(id)
  const winner = (publishedId: string, get: Get): SanityDocument | undefined => {
    for (const prefix of prefixes) {
      const document = get(prefix + publishedId)
      if (document && isVisible(document)) return isTombstone(document) ? undefined : document
    }
    return undefined
  }
  const shownAt = (place: string, get: Get) => {
    const document = winner(place, get)
    return document && overlaidCopy(document, place)
  }
  const show = (document: SanityDocument) => {
    const { publishedId, version } = parseId(document._id)
    const isInStack = stack.includes(version) && isVisible(document) && !isTombstone(document)
    return isInStack ? overlaidCopy(document, publishedId) : undefined
  }
  const placeOf = (id: string) => parseId(id).publishedId
  return {
    show,
    shownAt,
    placeOf,
    current: (document, holds) => {
      const place = placeOf(document._id)
      if (holds && place === document._id && !holds(document)) return undefined
      return winner(place, getNow) === document ? overlaidCopy(document, place) : undefined
    },
    get: (id) => (id === placeOf(id) ? shownAt(id, getNow) : undefined),
    storedOf: (shown) => stored.get(shown),
  }
}
