import type { ExprNode } from 'groq-js'
import type { Evaluate } from '../evaluation/native.ts'
import type { Run } from '../evaluation/run.ts'
import { sortNow } from '../indexes/sort.ts'
import type { SortedList } from '../indexes/sorted-list.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import { INDEXED_RANK, TYPE_RANK } from './access.ts'
import type { Found } from './candidates.ts'
import type { Fact } from './fact.ts'
import type { Arrangement } from './order.ts'

/** A way to the documents by one of the conditions. */
interface Way {
  /** Lower is narrower. */
  rank: number
  /** Whether the condition is also a fact by which a list can be kept. */
  isKept: boolean
  /** Null when the values tell that it cannot help. */
  find(): Found | null
}

/** The conditions of a selection with the values of one evaluation. */
export interface Considered extends Arrangement {
  facts: Fact[]
  /** What groq-js has to decide. */
  test: ExprNode | null
  /** The narrowest kind first. */
  ways: Way[]
}

/** Up to so many candidates are looked at one by one; where there are more, a list that is kept pays. */
const FEW = 256
/** Documents tested at a time where only the first few are needed. */
const FIRST_CHUNK = 64
const LARGEST_CHUNK = 4096

/** Up to so many candidates are sorted where only the first few are needed; beyond, a sorted list is gone through. */
const MOST_SORTED = 2048

/** What was tried, so that nothing is looked for twice. */
type Tried = Map<Way, Found | null>

function tryWay(way: Way, tried: Tried): Found | null {
  const known = tried.get(way)
  if (known !== undefined) return known
  const found = way.find()
  tried.set(way, found)
  return found
}

/** All of them if they are no more than so many. */
function atMost(documents: Iterable<ViewDocument>, most: number): ViewDocument[] | null {
  const found = new Map<string, ViewDocument>()
  for (const document of documents) {
    found.set(document._id, document)
    if (found.size > most) return null
  }
  return [...found.values()]
}

function fewCandidates(ways: Way[], tried: Tried, run: Run): ViewDocument[] | null {
  for (const way of ways) {
    if (way.rank === TYPE_RANK) continue
    const found = tryWay(way, tried)
    const few = found && atMost(found.documents(), run.few ?? FEW)
    if (few) return few
  }
  return null
}

/** Each condition must be true, so it is enough to say what the narrowest of them read. */
function note(ways: Way[], tried: Tried, { dependencies }: Run): void {
  for (const way of ways) {
    const noted = way.rank === INDEXED_RANK ? null : tryWay(way, tried)?.note
    if (!noted) continue
    noted()
    return
  }
  dependencies.add('everything')
}

function keptList({ facts, ways, order }: Considered, tried: Tried, { view, budget }: Run) {
  const kept = facts.filter(({ key }) => key !== null)
  const candidates = () => {
    const holds = (document: ViewDocument) => kept.every((fact) => fact.holds(document))
    for (const way of ways) {
      const found = way.isKept ? tryWay(way, tried) : null
      if (found) return found.documents(holds)
    }
    return view.everything(holds)
  }
  return view.list(kept, order, candidates, budget)
}

/** What a condition finds by which no list can be kept: words, or one of very many values. */
function loneCandidates(ways: Way[], tried: Tried): ViewDocument[] | null {
  const found = ways.map((way) => (way.isKept ? null : tryWay(way, tried))).find((one) => one !== null)
  return found ? atMost(found.documents(), Number.POSITIVE_INFINITY) : null
}

/** The documents for which everything is true, in order: all of them, or at least as many as are needed. */
export function selected(considered: Considered, run: Run, evaluate: Evaluate): readonly ViewDocument[] {
  const { facts, test, ways, order, needed } = considered
  const tried: Tried = new Map()
  const few = fewCandidates(ways, tried, run)
  note(ways, tried, run)
  const holds = (document: ViewDocument) => facts.every((fact) => fact.holds(document))
  if (few) return tested(sortNow(few.filter(holds), order), test, needed, evaluate)

  const lone = loneCandidates(ways, tried)
  if (lone && (needed === Number.POSITIVE_INFINITY || lone.length <= MOST_SORTED)) {
    return tested(sortNow(lone.filter(holds), order), test, needed, evaluate)
  }
  return scanned(keptList(considered, tried, run), considered, lone, run, evaluate)
}

export function countSelected(considered: Considered, run: Run, evaluate: Evaluate): number {
  const { facts, test, ways } = considered
  const tried: Tried = new Map()
  const isListed = !test && facts.every(({ key }) => key !== null)
  if (!isListed || fewCandidates(ways, tried, run)) return selected(considered, run, evaluate).length
  note(ways, tried, run)
  return keptList(considered, tried, run).length
}

function scanned(
  list: SortedList<ViewDocument>,
  { facts, test, needed }: Considered,
  candidates: ViewDocument[] | null,
  { budget }: Run,
  evaluate: Evaluate,
): readonly ViewDocument[] {
  const loose = facts.filter(({ key }) => key === null)
  if (!test && loose.length === 0) return needed < list.length ? list.slice(0, needed) : list.values()
  const among = candidates && new Set(candidates)
  const mayBe = (document: ViewDocument) =>
    (!among || among.has(document)) && loose.every((fact) => fact.holds(document))
  const found: ViewDocument[] = []
  let size = needed === Number.POSITIVE_INFINITY ? LARGEST_CHUNK : FIRST_CHUNK
  for (let at = 0; at < list.length && found.length < needed; at += size) {
    if (at > 0) size = Math.min(2 * size, LARGEST_CHUNK)
    budget.spend(1)
    const chunk = list.slice(at, at + size).filter(mayBe)
    for (const document of filter(chunk, test, evaluate)) found.push(document)
  }
  return found
}

function tested(
  documents: ViewDocument[],
  test: ExprNode | null,
  needed: number,
  evaluate: Evaluate,
): ViewDocument[] {
  if (!test) return documents
  if (needed === Number.POSITIVE_INFINITY) return filter(documents, test, evaluate)
  const found: ViewDocument[] = []
  for (let at = 0; at < documents.length && found.length < needed; at += FIRST_CHUNK) {
    found.push(...filter(documents.slice(at, at + FIRST_CHUNK), test, evaluate))
  }
  return found
}

function filter(documents: ViewDocument[], test: ExprNode | null, evaluate: Evaluate): ViewDocument[] {
  if (!test || documents.length === 0) return documents
  const base: ExprNode = { type: 'Value', value: documents }
  return evaluate({ type: 'Filter', base, expr: test }) as ViewDocument[]
}
