import type { ViewDocument } from '../perspectives/view-document.ts'
import type { Order } from '../plan/order.ts'
import { totalCompare } from './total-order.ts'

/** Sorted at once; two of them are merged in steps. */
const RUN = 4096
const STEP = 2048

/** The places of documents, which are lighter to move than the documents with their keys. */
type Places = Uint32Array
type Compare = (a: number, b: number) => number

function* merged(left: Places, right: Places, compare: Compare): Generator<void, Places> {
  const all = new Uint32Array(left.length + right.length)
  let inLeft = 0
  let inRight = 0
  for (let at = 0; at < all.length; at += 1) {
    const isLeft =
      inRight >= right.length ||
      (inLeft < left.length && compare(left[inLeft] as number, right[inRight] as number) <= 0)
    all[at] = (isLeft ? left[inLeft++] : right[inRight++]) as number
    if (at % STEP === 0) yield
  }
  return all
}

/** Compares by keys that are read once, a column for each. */
function* comparison(documents: ViewDocument[], { terms }: Order): Generator<void, Compare> {
  const columns: { keys: unknown[]; sign: 1 | -1 }[] = []
  for (const { read, sign } of terms) {
    const keys: unknown[] = []
    for (const document of documents) {
      keys.push(read(document))
      if (keys.length % STEP === 0) yield
    }
    columns.push({ keys, sign })
  }
  const ids = documents.map(({ _id }) => _id)
  return (a, b) => {
    for (const { keys, sign } of columns) {
      const difference = totalCompare(keys[a], keys[b])
      if (difference !== 0) return sign * difference
    }
    return totalCompare(ids[a], ids[b])
  }
}

/** Sorts documents in short steps, so that it can be stopped, and gone on with later, between any two of them. */
export function* sorted(documents: ViewDocument[], order: Order): Generator<void, ViewDocument[]> {
  const compare = yield* comparison(documents, order)
  const all = Uint32Array.from(documents.keys())
  let runs: Places[] = []
  for (let at = 0; at < all.length; at += RUN) {
    runs.push(all.subarray(at, at + RUN).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: Places[] = []
    for (let at = 0; at < runs.length; at += 2) {
      const [left, right] = [runs[at] as Places, runs[at + 1]]
      longer.push(right ? yield* merged(left, right, compare) : left)
    }
    runs = longer
  }
  return Array.from(runs[0] ?? [], (at) => documents[at] as ViewDocument)
}

/** Sorts at once: for few documents. */
export function sortNow(documents: ViewDocument[], order: Order): ViewDocument[] {
  const steps = sorted(documents, order)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
