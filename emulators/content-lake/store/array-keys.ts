import { newArrayKey } from './identifiers.ts'
import { isObject } from './json.ts'
import type { Mutation } from './mutation.ts'

/** The value with a `_key` in every object that is an item of an array and has none. */
export function withArrayKeys<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const inner = withArrayKeys(item)
      return isObject(inner) && inner._key === undefined ? { ...inner, _key: newArrayKey() } : inner
    }) as T
  }
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withArrayKeys(inner)])) as T
}

/** `autoGenerateArrayKeys`: keys in what a mutation brings, not in what the document already has. */
export function keyMutation(mutation: Mutation): Mutation {
  if (mutation.kind === 'patch') return { ...mutation, operations: withArrayKeys(mutation.operations) }
  if (mutation.kind === 'delete') return mutation
  return { ...mutation, document: withArrayKeys(mutation.document) }
}
