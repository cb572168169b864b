import { DateTime, Path } from 'groq-js'
import type { SanityDocument } from '../../types.ts'

/** A step into a document: a field's name, or an item's place with its `_key` if that names it and no other. */
export type Step = string | { index: number; key: string | null }

export interface Origin {
  document: SanityDocument
  path: Step[]
}

/**
 * A value of the query with what is known about where it came from. One that was copied whole has an origin, and so
 * have all its parts; one that the query put together has traced parts.
 */
export interface Traced {
  data: unknown
  origin?: Origin
  fields?: Map<string, Traced>
  items?: Traced[]
}

export const NULL: Traced = { data: null }

/** The stored document that an object of the view is, if it is one. */
export type StoredOf = (value: object) => SanityDocument | undefined

export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof DateTime || value instanceof Path)
}

/** A value of which nothing is known, unless it is a whole document. */
export function traceValue(data: unknown, storedOf: StoredOf): Traced {
  const document = isObject(data) ? storedOf(data) : undefined
  return document ? { data, origin: { document, path: [] } } : { data: data ?? null }
}

function part(of: Traced, data: unknown, step: Step, storedOf: StoredOf): Traced {
  if (!of.origin) return traceValue(data, storedOf)
  return { data: data ?? null, origin: { document: of.origin.document, path: [...of.origin.path, step] } }
}

export function fieldOf(value: Traced, name: string, storedOf: StoredOf): Traced {
  if (!isObject(value.data) || !Object.hasOwn(value.data, name)) return NULL
  return value.fields?.get(name) ?? part(value, value.data[name], name, storedOf)
}

/** Null for what is no array. */
export function itemsOf(value: Traced, storedOf: StoredOf): Traced[] | null {
  if (!Array.isArray(value.data)) return null
  if (value.items) return value.items
  const taken = new Set<string>()
  return value.data.map((item: unknown, index) => {
    const named = isObject(item) && typeof item._key === 'string' && !taken.has(item._key) ? item._key : null
    if (named !== null) taken.add(named)
    return part(value, item, { index, key: named }, storedOf)
  })
}

export function arrayOf(items: Traced[]): Traced {
  return { data: items.map(({ data }) => data), items }
}

export function objectOf(fields: Map<string, Traced>): Traced {
  return { data: Object.fromEntries([...fields].map(([name, { data }]) => [name, data])), fields }
}
