import type { ViewDocument } from '../perspectives/view-document.ts'

const NONE: ReadonlySet<unknown> = new Set()

const known = new WeakMap<object, ReadonlySet<unknown>>()

/** A reference ends the search of its branch, as it does in groq-js. */
function collect(value: unknown, found: unknown[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
  } else if (typeof value === 'object' && value !== null) {
    const { _ref } = value as { _ref?: unknown }
    if (_ref) found.push(_ref)
    else for (const item of Object.values(value)) if (typeof item === 'object') collect(item, found)
  }
}

/** What `references()` looks for in a document: all it refers to. */
export function referencesOf(document: ViewDocument): ReadonlySet<unknown> {
  const kept = known.get(document)
  if (kept) return kept
  const found: unknown[] = []
  collect(document, found)
  const references = found.length === 0 ? NONE : new Set(found)
  known.set(document, references)
  return references
}
