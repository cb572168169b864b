import { malformed } from './faults.ts'
import { isObject, type JsonObject } from './json.ts'
import { type PatchOperations, parsePatchOperations } from './patch/patch.ts'

/** Which documents a patch or delete means. */
export type Selection = { ids: string[] } | { query: string; params: Record<string, unknown> }

export type DocumentInput = JsonObject & { _type: string }

export type Mutation =
  | { kind: 'create' | 'createOrReplace' | 'createIfNotExists'; document: DocumentInput }
  | { kind: 'delete'; selection: Selection }
  | { kind: 'patch'; selection: Selection; operations: PatchOperations; ifRevisionID?: string }

function parseSelection(fields: JsonObject): Selection {
  const { id, query, params } = fields
  if (typeof query === 'string') {
    if (params !== undefined && !isObject(params))
      throw malformed('"params" of a selection must be an object')
    return { query, params: params ?? {} }
  }
  const ids = Array.isArray(id) ? id : [id]
  if (ids.length === 0 || !ids.every((item) => typeof item === 'string')) {
    throw malformed('Name the documents by "id" or by "query"')
  }
  return { ids }
}

/** Throws `MutationFault` 400 unless the value can be stored as a document. Its id is judged later. */
export function parseDocument(value: unknown): DocumentInput {
  if (!isObject(value)) throw malformed('A document must be an object')
  if (typeof value._type !== 'string' || value._type === '') {
    throw malformed('A document needs a "_type" that is a string')
  }
  for (const attribute of ['_createdAt', '_updatedAt']) {
    const time = value[attribute]
    if (time === undefined || time === null) continue
    if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) {
      throw malformed(`"${attribute}" must be a time in ISO 8601`)
    }
  }
  return value as DocumentInput
}

/** `ifRevisionId` is not the name on the wire, but is what many write by hand; the hosted service takes both. */
export function parsePatch(value: unknown): Extract<Mutation, { kind: 'patch' }> {
  if (!isObject(value)) throw malformed('A patch must be an object')
  const { id, query, params, ifRevisionID, ifRevisionId, ...fields } = value
  const revision = ifRevisionID ?? ifRevisionId ?? undefined
  if (revision !== undefined && typeof revision !== 'string')
    throw malformed('"ifRevisionID" must be a string')
  return {
    kind: 'patch',
    selection: parseSelection(value),
    operations: parsePatchOperations(fields),
    ...(revision === undefined ? {} : { ifRevisionID: revision }),
  }
}

/** Throws `MutationFault` 400 for what is not a mutation. */
export function parseMutation(value: unknown): Mutation {
  const kinds = isObject(value) ? Object.keys(value) : []
  const [kind] = kinds
  if (!isObject(value) || kind === undefined || kinds.length > 1) {
    throw malformed(
      'A mutation is an object with one key: create, createOrReplace, createIfNotExists, delete or patch',
    )
  }
  switch (kind) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists':
      return { kind, document: parseDocument(value[kind]) }
    case 'delete': {
      if (!isObject(value.delete)) throw malformed('A delete must be an object')
      return { kind, selection: parseSelection(value.delete) }
    }
    case 'patch':
      return parsePatch(value.patch)
    default:
      throw malformed(`There is no mutation "${kind}"`)
  }
}

export const selectsByQuery = (mutation: Mutation) => 'selection' in mutation && 'query' in mutation.selection

/** The mutation in the form of the wire, for listeners and history. */
export function describeMutation(mutation: Mutation, ids: string[]): JsonObject[] {
  switch (mutation.kind) {
    case 'delete':
      return ids.map((id) => ({ delete: { id } }))
    case 'patch': {
      const { operations, ifRevisionID } = mutation
      return ids.map((id) => ({ patch: { id, ...(ifRevisionID ? { ifRevisionID } : {}), ...operations } }))
    }
    default:
      return ids.map((id) => ({ [mutation.kind]: { ...mutation.document, _id: id } }))
  }
}
