import { compareIds, type Order } from '../order.ts'
import type { ViewDocument } from '../view.ts'

const RUN = 1024

type Entry = [document: ViewDocument, keys: unknown[]]

function* merge(
  left: Entry[],
  right: Entry[],
  compare: (a: Entry, b: Entry) => number,
): Generator<void, Entry[]> {
  const merged: Entry[] = []
  let inLeft = 0
  let inRight = 0
  while (inLeft < left.length && inRight < right.length) {
    const [a, b] = [left[inLeft] as Entry, right[inRight] as Entry]
    if (compare(a, b) <= 0) {
      merged.push(a)
      inLeft += 1
    } else {
      merged.push(b)
      inRight += 1
    }
    if (merged.length % RUN === 0) yield
  }
  for (; inLeft < left.length; inLeft += 1) merged.push(left[inLeft] as Entry)
  for (; inRight < right.length; inRight += 1) merged.push(right[inRight] as Entry)
  return merged
}

/** Sorts documents in short steps, so that it can be stopped, and gone on with later, between any two of them. */
export function* sorted(documents: ViewDocument[], order: Order): Generator<void, ViewDocument[]> {
  const compare = (a: Entry, b: Entry) => order.compareKeys(a[1], b[1]) || compareIds(a[0], b[0])
  let runs: Entry[][] = []
  for (let at = 0; at < documents.length; at += RUN) {
    const part = documents.slice(at, at + RUN)
    runs.push(part.map((document): Entry => [document, order.keysOf(document)]).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: Entry[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      const [left, right] = [runs[at] as Entry[], runs[at + 1]]
      longer.push(right ? yield* merge(left, right, compare) : left)
    }
    runs = longer
  }
  return runs[0]?.map(([document]) => document) ?? []
}

/** Sorts at once: for few documents. */
export function sortNow(documents: ViewDocument[], order: Order): ViewDocument[] {
  const steps = sorted(documents, order)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
