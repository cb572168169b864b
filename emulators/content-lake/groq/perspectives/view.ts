import type { DocumentSource, SanityDocument } from '../../types.ts'
import type { Budget } from '../evaluation/budget.ts'
import { FieldIndex, type Key } from '../indexes/field-index.ts'
import { Indexes, type Transition } from '../indexes/indexes.ts'
import { ListIndex } from '../indexes/list-index.ts'
import type { SortedList } from '../indexes/sorted-list.ts'
import type { Fact } from '../plan/fact.ts'
import { BY_ID, compareIds, type Order } from '../plan/order.ts'
import { parseId } from './ids.ts'
import { type Holds, overlaySight, rawSight, type Sight } from './sight.ts'
import type { ViewDocument } from './view-document.ts'

/** What a field index finds documents by. */
export interface IndexedField {
  name: string
  keysOf(document: ViewDocument): Iterable<Key>
}

/** The documents that one query may see. Arrays are sorted by `_id`, which is the order that GROQ promises by default. */
export interface View {
  get(id: string): ViewDocument | undefined
  all(budget?: Budget): readonly ViewDocument[]
  referencing(id: string): ViewDocument[]
  /** The document with this id and all that are versions of it. */
  versionsOf(id: string): ViewDocument[]
  /**
   * In no order, and with no more effort than it takes to get at the first of them. Those for which `holds` is false
   * may be left out.
   */
  find(by: 'type' | 'slug' | 'reference', key: string, holds?: Holds): Iterable<ViewDocument>
  /** The index of a field, kept from one query to the next. Throws when the budget is spent before it is made. */
  fieldIndex(field: IndexedField, budget?: Budget): FieldIndex
  /** The same for one that is long in the making: null as long as it is made in the background. */
  fieldIndexIfMade(field: IndexedField): FieldIndex | null
  /**
   * The documents for which all facts hold, in order, kept from one query to the next. `candidates` are those and any
   * others. Throws when the budget is spent before it is made.
   */
  list(
    facts: readonly Fact[],
    order: Order,
    candidates: () => Iterable<ViewDocument>,
    budget?: Budget,
  ): SortedList<ViewDocument>
  everything(holds?: Holds): Iterable<ViewDocument>
  /** A stored document as this view shows it, whether the source holds it now or not. */
  show(document: SanityDocument): ViewDocument | undefined
  /** The stored document behind one that this view handed out. */
  storedOf(document: object): SanityDocument | undefined
  /** Brings what is kept up to the source; to be called before each query. */
  catchUp(): void
}

export interface ViewOptions {
  source: DocumentSource
  /** Strongest first, `published` last; null is the raw view. */
  stack: string[] | null
  /** Decides by the document alone. */
  isVisible: (document: SanityDocument) => boolean
}

export function createView({ source, stack, isVisible }: ViewOptions): View {
  const sight = stack ? overlaySight(source, stack, isVisible) : rawSight(source, isVisible)
  const follow = createFollower(source, sight)
  const catchUp = () => follow(indexes)
  const indexes = new Indexes(catchUp)

  function* shown(documents: Iterable<SanityDocument>, holds?: Holds): Iterable<ViewDocument> {
    for (const document of documents) {
      const visible = sight.current(document, holds)
      if (visible) yield visible
    }
  }
  const everything = (holds?: Holds) => shown(source.all(), holds)
  const found = {
    type: (key: string) => source.byType(key),
    slug: (key: string) => source.bySlug(key),
    reference: (key: string) => source.referencing(key),
  }
  const find: View['find'] = (by, key, holds) => shown(found[by](key), holds)
  const list: View['list'] = (facts, order, candidates, budget) => {
    const key = `list ${facts.map((fact) => fact.key).join('&')} ${order.key}`
    return indexes.use(key, () => ListIndex.build(facts, order, candidates()), budget).list
  }
  return {
    get: sight.get,
    show: sight.show,
    storedOf: sight.storedOf,
    catchUp,
    everything,
    find,
    list,
    all: (budget) => list([], BY_ID, everything, budget).values(),
    referencing: (id) => [...find('reference', id)].sort(compareIds),
    versionsOf: (id) => {
      const named = source.get(id)
      const group = source.group?.(id) ?? versionsAmong(source.all(), id)
      return [...shown(new Set([...group, ...(named ? [named] : [])]))].sort(compareIds)
    },
    fieldIndex: ({ name, keysOf }, budget) =>
      indexes.use(`field ${name}`, () => FieldIndex.build(keysOf, everything()), budget),
    fieldIndexIfMade: ({ name, keysOf }) =>
      indexes.useIfMade(`field ${name}`, () => FieldIndex.build(keysOf, everything())),
  }
}

export function* versionsAmong(documents: Iterable<SanityDocument>, id: string): Iterable<SanityDocument> {
  for (const document of documents) {
    if (document._id.endsWith(id) && parseId(document._id).publishedId === id) yield document
  }
}

/** Tells indexes of the changes since it was last called; without knowledge of those they are begun anew. */
function createFollower(source: DocumentSource, sight: Sight): (indexes: Indexes) => void {
  let followed: number | undefined
  return (indexes) => {
    const { sequence } = source
    if (sequence !== undefined && sequence === followed) return
    const changes = followed === undefined ? undefined : source.changesSince?.(followed)
    // Until all is applied nothing is: a query can be stopped by force at any point.
    followed = undefined
    if (changes) indexes.apply(transitionsOf(changes, source, sight))
    else indexes.clear()
    followed = sequence
  }
}

function transitionsOf(
  changes: Iterable<{ id: string; before: SanityDocument | null }>,
  source: DocumentSource,
  sight: Sight,
): Transition[] {
  const earlier = new Map<string, SanityDocument | undefined>()
  for (const { id, before } of changes) if (!earlier.has(id)) earlier.set(id, before ?? undefined)
  const now = (id: string) => source.get(id)
  const then = (id: string) => (earlier.has(id) ? earlier.get(id) : source.get(id))
  const places = new Set([...earlier.keys()].map(sight.placeOf))
  const transitions = [...places].map((place) => ({
    before: sight.shownAt(place, then),
    after: sight.shownAt(place, now),
  }))
  return transitions.filter(({ before, after }) => before !== after)
}
