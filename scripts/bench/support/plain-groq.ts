import { evaluate, parse } from 'groq-js'

interface PlainDocument {
  _id: string
  [field: string]: unknown
}

/** groq-js over an array of documents, which is what one has without a planner. */
export class PlainGroq {
  readonly #documents: PlainDocument[]

  /** Documents in the order of their ids: those that a perspective shows, for groq-js knows none. */
  constructor(documents: Iterable<PlainDocument>) {
    this.#documents = [...documents].sort((a, b) => (a._id < b._id ? -1 : 1))
  }

  /** A function that evaluates the query, which is parsed only once. */
  prepare(query: string): (params: Record<string, unknown>) => Promise<unknown> {
    const tree = parse(query)
    return async (params) => (await evaluate(tree, { dataset: this.#documents, params })).get()
  }
}

/** The published documents, or drafts in the place of those that have one, each under its published id. */
export function overlaid(
  documents: Iterable<PlainDocument>,
  perspective: 'published' | 'drafts',
): Iterable<PlainDocument> {
  const shown = new Map<string, PlainDocument>()
  for (const document of documents) {
    const isDraft = document._id.startsWith('drafts.')
    if (isDraft && perspective === 'published') continue
    const _id = isDraft ? document._id.slice(7) : document._id
    if (isDraft || !shown.has(_id)) shown.set(_id, { ...document, _id, _originalId: document._id })
  }
  return shown.values()
}
