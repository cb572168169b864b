import { isObject } from './json.ts'

/**
 * What a draft becomes when it is published: references that were weak only because their target was not published
 * (`_strengthenOnPublish`) become strong, unless the schema says that they are weak (`_strengthenOnPublish.weak`).
 */
export function strengthenReferences<T>(value: T): T {
  if (Array.isArray(value)) return value.map(strengthenReferences) as T
  if (!isObject(value)) return value
  const { _strengthenOnPublish: mark, ...fields } = value
  if (typeof value._ref === 'string' && isObject(mark)) {
    if (mark.weak !== true) delete fields._weak
    return fields as T
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, strengthenReferences(inner)]),
  ) as T
}
