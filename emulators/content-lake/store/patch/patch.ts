import { extract, Mutation } from '@sanity/mutator'
import type { SanityDocument } from '../../types.ts'
import { immutableAttribute, MutationFault, malformed } from '../faults.ts'
import { isObject, type JsonObject } from '../json.ts'
import { requirePaths } from './patch-path.ts'
import { applyRangeEdits, splitRanges } from './range-patch.ts'

/** The operations of a patch mutation, as they came; `parsePatchOperations` has seen to their shapes. */
export interface PatchOperations {
  set?: JsonObject
  setIfMissing?: JsonObject
  unset?: string[]
  inc?: Record<string, number>
  dec?: Record<string, number>
  insert?: { before?: string; after?: string; replace?: string; items: unknown[] }
  diffMatchPatch?: Record<string, string>
}

const CHECKS: Record<keyof PatchOperations, (value: unknown) => boolean> = {
  set: isObject,
  setIfMissing: isObject,
  unset: (value) => Array.isArray(value) && value.every((path) => typeof path === 'string'),
  inc: isNumbers,
  dec: isNumbers,
  insert: (value) =>
    isObject(value) &&
    Array.isArray(value.items) &&
    [value.before, value.after, value.replace].filter((path) => typeof path === 'string').length === 1,
  diffMatchPatch: (value) =>
    isObject(value) && Object.values(value).every((text) => typeof text === 'string'),
}

function isNumbers(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((amount) => Number.isFinite(amount))
}

const isOperation = (key: string): key is keyof PatchOperations => Object.hasOwn(CHECKS, key)

/** Throws `MutationFault` 400 for an operation that does not exist or is given something it cannot work with. */
export function parsePatchOperations(fields: JsonObject): PatchOperations {
  for (const [key, value] of Object.entries(fields)) {
    if (!isOperation(key)) throw malformed(`A patch has no operation "${key}"`)
    if (!CHECKS[key](value)) throw malformed(`The patch operation "${key}" is malformed`)
  }
  return fields as PatchOperations
}

const IMMUTABLE = ['_id', '_type', '_createdAt'] as const

/** The Studio's engine would patch the digits of a number; the hosted service refuses. */
function requireTexts(operations: PatchOperations, document: SanityDocument): void {
  for (const path of Object.keys(operations.diffMatchPatch ?? {})) {
    if (extract(path, document).some((value) => typeof value === 'number' || typeof value === 'boolean')) {
      throw malformed(`diffMatchPatch cannot be applied to "${path}", because it is not a string`)
    }
  }
}

/** What `inc` and `dec` find must be a number, and what they leave one that JSON can hold. */
function requireFinite(operations: PatchOperations, document: SanityDocument): void {
  for (const path of [...Object.keys(operations.inc ?? {}), ...Object.keys(operations.dec ?? {})]) {
    for (const value of extract(path, document)) {
      if (value !== undefined && value !== null && typeof value !== 'number') {
        throw malformed(`"${path}" cannot be incremented or decremented, because it is not a number`)
      }
      if (value === Infinity || value === -Infinity) throw malformed(`The number at "${path}" has no bounds`)
    }
  }
}

/**
 * The document after the patch, applied by the Studio's own patch engine so that both sides agree; the one given is
 * left alone. Throws `MutationFault` 400 for a path that cannot be read, 409 for a change to an immutable attribute.
 */
export function applyPatch(document: SanityDocument, operations: PatchOperations): SanityDocument {
  let patched: SanityDocument
  try {
    requirePaths(operations)
    const { rest, edits } = splitRanges(operations)
    const mutation = new Mutation({ mutations: [{ patch: { id: document._id, ...rest } as never }] })
    patched = applyRangeEdits(mutation.apply(document) as SanityDocument, edits)
    if (operations.diffMatchPatch) requireTexts(operations, document)
    requireFinite(operations, patched)
  } catch (error) {
    if (error instanceof MutationFault) throw error
    throw malformed(`The patch cannot be applied: ${error instanceof Error ? error.message : String(error)}`)
  }
  for (const attribute of IMMUTABLE) {
    if (patched[attribute] !== document[attribute]) throw immutableAttribute(document._id, attribute)
  }
  return patched
}
