import { type ExprNode, Path } from 'groq-js'
import type { Evaluate } from '../evaluation/native.ts'
import type { Run } from '../evaluation/run.ts'
import type { Key } from '../indexes/field-index.ts'
import { type FieldPath, valueAt } from '../indexes/field-path.ts'
import { parseId } from '../perspectives/ids.ts'
import type { Holds } from '../perspectives/sight.ts'
import type { IndexedField } from '../perspectives/view.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import { type Access, rankOf } from './access.ts'
import type { ConstantOf } from './fact-reader.ts'
import { wordsField, wordsMatching } from './words.ts'

/**
 * What an access finds: all documents for which its condition is true, and others, in any order. Those for which `holds`
 * is false may be left out.
 */
export interface Found {
  documents(holds?: Holds): Iterable<ViewDocument>
  /** Says what was read to find them; null when no index knows, and only "everything" would tell. */
  note: (() => void) | null
}

/**
 * The values that conditions compare with, each evaluated once. Scopes nest: the conditions of a filter stand one scope
 * below it, whatever the document in it.
 */
export function createConstantOf(evaluate: Evaluate, run: Run): ConstantOf {
  const known = new Map<ExprNode, unknown>()
  return (node) => {
    if (node.type === 'Value') return node.value
    if (node.type === 'Parameter') return run.params[node.name]
    if (!known.has(node)) {
      known.set(node, evaluate({ type: 'Projection', base: { type: 'Value', value: {} }, expr: node }))
    }
    return known.get(node)
  }
}

function* each<Item>(lists: Iterable<Iterable<Item>>): Iterable<Item> {
  for (const list of lists) yield* list
}

function byIds(ids: string[], { view, dependencies }: Run): Found {
  const documents = ids.map((id) => {
    const document = view.get(id)
    dependencies.addDocument(parseId(id).publishedId, document?._type)
    return document
  })
  const found = documents.filter((document) => document !== undefined)
  return { documents: () => found, note: () => {} }
}

const NAMES = { type: 'type', slug: 'slug', reference: 'references' } as const

function byNames(by: keyof typeof NAMES, names: string[], { view, dependencies }: Run): Found {
  return {
    documents: (holds) => each(names.map((name) => view.find(by, name, holds))),
    note: () => {
      for (const name of names) dependencies.add(`${NAMES[by]} ${name}`)
    },
  }
}

const isKey = (value: unknown): value is Key =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const fieldAt = (path: FieldPath): IndexedField => ({
  name: `value ${JSON.stringify(path)}`,
  keysOf: (document) => [valueAt(document, path)].filter(isKey),
})

const itemsAt = (path: FieldPath): IndexedField => ({
  name: `items ${JSON.stringify(path)}`,
  keysOf: (document) => {
    const items = valueAt(document, path)
    return Array.isArray(items) ? new Set(items.filter(isKey)) : []
  },
})

function byField(field: IndexedField, keys: unknown[], { view, budget }: Run): Found {
  const index = view.fieldIndex(field, budget)
  return { documents: () => each(keys.filter(isKey).map((key) => index.find(key))), note: null }
}

type Comparison = Extract<Access, { operator: string }>

function byComparison(access: Comparison, constantOf: ConstantOf, run: Run): Found | null {
  const value = constantOf(access.value)
  if (access.operator === 'in' && value instanceof Path) return null
  const given = access.operator === '==' ? [value ?? null] : value
  if (!Array.isArray(given)) return null
  const keys = [...new Set(given)]
  const names = keys.filter((key) => typeof key === 'string')
  switch (access.by) {
    // Every document has an id and a type, and they are strings.
    case 'id':
      return byIds(names, run)
    case 'type':
      return byNames('type', names, run)
    case 'slug':
    case 'reference':
      return names.length === keys.length ? byNames(access.by, names, run) : null
    case 'field':
    case 'item': {
      // What is missing equals null, of which no index knows.
      if (keys.some((key) => (key ?? null) === null)) return null
      // Too many documents have each of these.
      if (keys.some((key) => typeof key === 'boolean')) return null
      return byField(access.by === 'field' ? fieldAt(access.path) : itemsAt(access.path), keys, run)
    }
  }
}

function byVersion(id: unknown, { view, dependencies }: Run): Found {
  if (typeof id !== 'string') return { documents: () => [], note: () => {} }
  dependencies.addDocument(parseId(id).publishedId, undefined)
  return { documents: () => view.versionsOf(id), note: () => {} }
}

function byWords(paths: FieldPath[], pattern: unknown, { view, budget }: Run): Found | null {
  const index = view.fieldIndexIfMade(wordsField(paths))
  const words = index && wordsMatching(index, pattern, budget)
  return words && { documents: () => each(words.map((word) => index.find(word))), note: null }
}

/** What an access finds; null when its values tell that it cannot help. */
export function find(access: Access, constantOf: ConstantOf, run: Run): Found | null {
  switch (access.by) {
    case 'references': {
      const ids = access.values.flatMap(constantOf).filter((id) => typeof id === 'string')
      return byNames('reference', [...new Set(ids)], run)
    }
    case 'version':
      return byVersion(constantOf(access.value), run)
    case 'words':
      return byWords(access.paths, constantOf(access.value), run)
    case 'any': {
      const [left, right] = access.of.map((part) => find(part, constantOf, run))
      if (!left || !right) return null
      const note =
        left.note && right.note
          ? () => {
              left.note?.()
              right.note?.()
            }
          : null
      return { documents: (holds) => each([left.documents(holds), right.documents(holds)]), note }
    }
    case 'best':
      for (const part of access.of.toSorted((a, b) => rankOf(a) - rankOf(b))) {
        const found = find(part, constantOf, run)
        if (found) return found
      }
      return null
    default:
      return byComparison(access, constantOf, run)
  }
}
