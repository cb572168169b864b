import type { Change, SanityDocument } from '../../types.ts'
import { isEqual, isObject, type JsonObject } from '../json.ts'
import { alignItems } from './mendoza-array.ts'
import { byteLength, commonEnds } from './mendoza-text.ts'

/** The operations of the Mendoza format that this encoder uses; numbered as the decoder `mendoza` on npm does. */
const Op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const

type Patch = unknown[]

/** Below this many shared characters a string is cheaper to send whole. */
const WORTH_SHARING = 8

/** What goes from the old text onto a blank one, or nothing when sending the new text is as good. */
function encodeText(left: string, right: string): Patch | undefined {
  const { prefix, suffix } = commonEnds(left, right)
  if (prefix + suffix < WORTH_SHARING) return undefined
  const patch: Patch = []
  if (prefix > 0) patch.push(Op.stringAppendSlice, 0, byteLength(left.slice(0, prefix)))
  if (prefix + suffix < right.length) {
    patch.push(Op.stringAppendString, right.slice(prefix, right.length - suffix))
  }
  if (suffix > 0) {
    const bytes = byteLength(left)
    const start = bytes - byteLength(left.slice(left.length - suffix))
    patch.push(Op.stringAppendSlice, start, bytes)
  }
  return patch
}

function encodeItems(left: unknown[], right: unknown[]): Patch | undefined {
  if (right.length === 0) return undefined
  const patch: Patch = []
  let slice: { start: number; end: number } | undefined
  const closeSlice = () => {
    if (slice) patch.push(Op.arrayAppendSlice, slice.start, slice.end)
    slice = undefined
  }
  for (const [position, origin] of alignItems(left, right).entries()) {
    if (origin.kind === 'same') {
      if (slice?.end === origin.index) slice.end++
      else {
        closeSlice()
        slice = { start: origin.index, end: origin.index + 1 }
      }
      continue
    }
    closeSlice()
    const item = right[position]
    const inner = origin.kind === 'changed' ? encodeInside(left[origin.index], item) : undefined
    if (inner && origin.kind === 'changed') {
      const push = inner.onto === 'copy' ? Op.pushElementCopy : Op.pushElementBlank
      patch.push(push, origin.index, ...inner.patch, Op.returnIntoArrayPop)
    } else {
      patch.push(Op.arrayAppendValue, item)
    }
  }
  closeSlice()
  return patch
}

function encodeFields(left: JsonObject, right: JsonObject): Patch {
  const patch: Patch = []
  // The decoder numbers fields by their place among the sorted keys of the old object.
  const keys = Object.keys(left).sort()
  for (const [index, key] of keys.entries()) {
    if (!Object.hasOwn(right, key)) {
      patch.push(Op.objectDeleteField, index)
      continue
    }
    if (isEqual(left[key], right[key])) continue
    const inner = encodeInside(left[key], right[key])
    if (inner) {
      const push = inner.onto === 'copy' ? Op.pushFieldCopy : Op.pushFieldBlank
      patch.push(push, index, ...inner.patch, Op.returnIntoObjectSameKeyPop)
    } else {
      patch.push(Op.objectSetFieldValue, right[key], key)
    }
  }
  for (const [key, value] of Object.entries(right)) {
    if (!Object.hasOwn(left, key)) patch.push(Op.objectSetFieldValue, value, key)
  }
  return patch
}

/** How to make one value from another of its kind, when that is shorter than the value itself. */
function encodeInside(left: unknown, right: unknown): { onto: 'copy' | 'blank'; patch: Patch } | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    const patch = encodeText(left, right)
    return patch && { onto: 'blank', patch }
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    const patch = encodeItems(left, right)
    return patch && { onto: 'blank', patch }
  }
  if (isObject(left) && isObject(right)) {
    const patch = encodeFields(left, right)
    return JSON.stringify(patch).length < JSON.stringify(right).length ? { onto: 'copy', patch } : undefined
  }
  return undefined
}

/**
 * A Mendoza patch that makes `right` from `left` (documents, or `null` for one that does not exist).
 * The format is that of https://github.com/sanity-io/mendoza; an empty patch changes nothing.
 */
export function encodePatch(left: unknown, right: unknown): unknown[] {
  if (isObject(left) && isObject(right)) return encodeFields(left, right)
  return isEqual(left, right) ? [] : [Op.value, right]
}

function withoutRevision(document: SanityDocument | null): unknown {
  if (!document) return null
  const { _rev, ...rest } = document
  return rest
}

export interface Effects {
  apply: unknown[]
  revert: unknown[]
}

/** The patches that do and undo a change. The Studio applies them to documents from which it has taken `_rev`. */
export function effectsOf(change: Change): Effects {
  const before = withoutRevision(change.before)
  const after = withoutRevision(change.after)
  return { apply: encodePatch(before, after), revert: encodePatch(after, before) }
}
