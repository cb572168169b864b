import { malformed } from '../faults.ts'
import type { PatchOperations } from './patch.ts'

const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g
const RANGE = /^(.*)\[\s*(-?\d*)\s*:\s*(-?\d*)\s*\]$/

/** The last items of a path: `list[1:3]`. Ends count as in `at`: -1 is the place behind the last item. */
export interface Range {
  list: string
  start: number
  end: number
}

/** Throws `MutationFault` 400 for a path that is empty or whose brackets do not close. */
export function requirePaths({ unset = [], insert, ...byPath }: PatchOperations): void {
  const { before, after, replace } = insert ?? {}
  const places = [before, after, replace].filter((path) => path !== undefined)
  for (const path of [...Object.values(byPath).flatMap(Object.keys), ...unset, ...places]) {
    if (path === '') throw malformed('A patch has an empty path')
    if (!closes(path.replace(STRINGS, '""')))
      throw malformed(`The brackets of the path "${path}" do not close`)
  }
}

function closes(path: string): boolean {
  let depth = 0
  for (const character of path) {
    if (character === '[') depth++
    if (character === ']' && --depth < 0) return false
  }
  return depth === 0
}

/** The range that a path ends with, or null. */
export function rangeOf(path: string): Range | null {
  const [, list, start, end] = RANGE.exec(path) ?? []
  if (list === undefined) return null
  return { list, start: start ? Number(start) : 0, end: end ? Number(end) : -1 }
}

/** Where a range begins and ends in a list of this length. */
export function placesIn({ start, end }: Range, length: number): [from: number, to: number] {
  const place = (at: number) => Math.min(Math.max(at < 0 ? length + 1 + at : at, 0), length)
  const from = place(start)
  return [from, Math.max(from, place(end))]
}
