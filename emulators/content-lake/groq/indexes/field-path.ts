import type { ExprNode } from 'groq-js'

/** `a.b.c`, read from the document at hand. */
export type FieldPath = readonly string[]

/** The path that an expression reads; null for any other expression. */
export function fieldPath(node: ExprNode): FieldPath | null {
  if (node.type === 'Group') return fieldPath(node.base)
  if (node.type !== 'AccessAttribute') return null
  if (!node.base || node.base.type === 'This') return [node.name]
  const base = fieldPath(node.base)
  return base && [...base, node.name]
}

/** The same for a path in stored documents too: `_originalId` is what a view gives them. */
export function storedPath(node: ExprNode): FieldPath | null {
  const path = fieldPath(node)
  return path?.[0] === '_originalId' ? null : path
}

/** What GROQ reads there: null for what is missing, and for a path through anything but objects. */
export function valueAt(document: object, path: FieldPath): unknown {
  let value: unknown = document
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    if (!Object.hasOwn(value, name)) return null
    value = (value as Record<string, unknown>)[name]
  }
  return value ?? null
}
