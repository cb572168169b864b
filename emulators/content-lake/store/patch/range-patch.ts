import { extractWithPath } from '@sanity/mutator'
import type { PatchOperations } from './patch.ts'
import { placesIn, type Range, rangeOf } from './patch-path.ts'

interface RangeEdit {
  range: Range
  items: unknown[]
}

/**
 * What a patch does to ranges of lists, and what is left for the patch engine. In a range, as @sanity/client writes it
 * for `splice`, -1 is the place behind the last item; the engine takes it for the last item, and it repeats the list
 * where a range is empty.
 */
export function splitRanges(operations: PatchOperations): { rest: PatchOperations; edits: RangeEdit[] } {
  const { unset, insert, ...others } = operations
  const edits: RangeEdit[] = []
  const keptUnset = unset?.filter((path) => {
    const range = rangeOf(path)
    if (range) edits.push({ range, items: [] })
    return !range
  })
  const replaced = insert?.replace === undefined ? null : rangeOf(insert.replace)
  if (insert && replaced) edits.push({ range: replaced, items: insert.items })
  return {
    rest: {
      ...others,
      ...(keptUnset?.length ? { unset: keptUnset } : {}),
      ...(insert && !replaced ? { insert } : {}),
    },
    edits,
  }
}

/** The document with the items of the ranges replaced; lists that are not there stay so. */
export function applyRangeEdits<T extends object>(document: T, edits: RangeEdit[]): T {
  return edits.reduce((before, { range, items }) => {
    const found = extractWithPath(range.list, before) as { path: (string | number)[]; value: unknown }[]
    return found.reduce((current, { path, value }) => {
      if (!Array.isArray(value)) return current
      const [from, to] = placesIn(range, value.length)
      return replaceAt(current, path, value.toSpliced(from, to - from, ...items)) as T
    }, before)
  }, document)
}

function replaceAt(value: unknown, [step, ...rest]: (string | number)[], next: unknown): unknown {
  if (step === undefined) return next
  if (Array.isArray(value)) return value.with(Number(step), replaceAt(value[Number(step)], rest, next))
  const object = value as Record<string, unknown>
  return { ...object, [step]: replaceAt(object[step], rest, next) }
}
