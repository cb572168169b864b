import type { ExprNode } from 'groq-js'
import { type Access, accessOf, type Field, rankOf } from '../plan/access.ts'

/**
 * Something a stored document has: its id, the id it is published under, its type, its slug, a reference. A filter
 * that names some of them is true of no document that has none of those.
 */
export type ScopeKey =
  | `id ${string}`
  | `version of ${string}`
  | `type ${string}`
  | `slug ${string}`
  | `references ${string}`

type Params = Record<string, unknown>

/** The value of an expression that is plain to see, in a box; null when it takes an evaluation. */
function plainValue(node: ExprNode, params: Params): { value: unknown } | null {
  switch (node.type) {
    case 'Value':
      return { value: node.value }
    case 'Parameter':
      return { value: params[node.name] }
    case 'Group':
      return plainValue(node.base, params)
    case 'Array': {
      const values: unknown[] = []
      for (const { value, isSplat } of node.elements) {
        const plain = isSplat ? null : plainValue(value, params)
        if (!plain) return null
        values.push(plain.value)
      }
      return { value: values }
    }
    default:
      return null
  }
}

const isString = (value: unknown): value is string => typeof value === 'string'

/** Every document has an id and a type; a slug or reference that is missing equals null, of which no key tells. */
function compared({ by, operator, value }: Extract<Access, { by: Field }>, params: Params) {
  const plain = plainValue(value, params)
  if (!plain) return null
  const values = operator === '==' ? [plain.value] : plain.value
  if (!Array.isArray(values) || !values.every(isString)) return null
  const prefix = by === 'reference' ? 'references' : by
  return values.map((name): ScopeKey => `${prefix} ${name}`)
}

function keysOf(access: Access, params: Params): ScopeKey[] | null {
  switch (access.by) {
    case 'references': {
      const plain = access.values.map((value) => plainValue(value, params))
      if (plain.includes(null)) return null
      const names = plain.flatMap((boxed) => boxed?.value).filter(isString)
      return names.map((name): ScopeKey => `references ${name}`)
    }
    case 'version': {
      const id = plainValue(access.value, params)?.value
      return isString(id) ? [`version of ${id}`, `id ${id}`] : null
    }
    case 'any': {
      const [left, right] = access.of.map((part) => keysOf(part, params))
      return left && right ? [...left, ...right] : null
    }
    case 'best':
      return narrowest(access.of, params)
    case 'field':
    case 'item':
    case 'words':
      return null
    default:
      return compared(access, params)
  }
}

function narrowest(accesses: Access[], params: Params): ScopeKey[] | null {
  for (const access of accesses.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const keys = keysOf(access, params)
    if (keys) return keys
  }
  return null
}

/**
 * Keys of which a document has at least one when it meets all conditions of one of the selections; null when nothing
 * of the kind can be read from the filter and it must look at every document.
 */
export function scopeOf(selections: ExprNode[][], params: Params): ScopeKey[] | null {
  const all = new Set<ScopeKey>()
  for (const conditions of selections) {
    const accesses = conditions.map((condition) => accessOf(condition, (value) => value))
    const keys = narrowest(
      accesses.filter((access) => access !== null),
      params,
    )
    if (!keys) return null
    for (const key of keys) all.add(key)
  }
  return [...all]
}
