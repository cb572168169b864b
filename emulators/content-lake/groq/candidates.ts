import { type ExprNode, Path } from 'groq-js'
import { type Access, type Field, rankOf } from './access.ts'
import { parseId } from './ids.ts'
import type { Evaluate } from './native.ts'
import type { Run } from './run.ts'
import type { ViewDocument } from './view.ts'

/** Scopes nest: the conditions of a filter stand one scope below the filter, whatever the document in it. */
function resolve(node: ExprNode, evaluate: Evaluate, run: Run): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return run.params[node.name]
  return evaluate({ type: 'Projection', base: { type: 'Value', value: {} }, expr: node })
}

function union(lists: ViewDocument[][]): ViewDocument[] {
  if (lists.length === 1) return lists[0] as ViewDocument[]
  const all = new Set(lists.flat())
  return [...all].sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0))
}

/** What was found may later be hidden by another version of itself, which need not be in the same index. */
function noted(found: ViewDocument[], { dependencies }: Run): ViewDocument[] {
  for (const { _id, _type } of found) dependencies.addDocument(parseId(_id).publishedId, _type)
  return found
}

function read(by: Field, key: string, run: Run): ViewDocument[] {
  const { view, dependencies } = run
  switch (by) {
    case 'type':
      dependencies.add(`type ${key}`)
      return view.byType(key)
    case 'slug':
      dependencies.add(`slug ${key}`)
      return noted(view.bySlug(key), run)
    case 'reference':
      dependencies.add(`references ${key}`)
      return noted(view.referencing(key), run)
    case 'id': {
      const document = view.get(key)
      dependencies.addDocument(parseId(key).publishedId, document?._type)
      return document ? [document] : []
    }
  }
}

function readAll(by: Field, keys: unknown[], run: Run): ViewDocument[] {
  const names = keys.filter((key) => typeof key === 'string')
  return union([...new Set(names)].map((name) => read(by, name, run)))
}

/** Every document has an id and a type; a missing slug or reference equals null, of which no index knows. */
const ALWAYS_THERE = new Set<Field>(['id', 'type'])

function byComparison(access: Access & { by: Field }, evaluate: Evaluate, run: Run): ViewDocument[] | null {
  const value = resolve(access.value, evaluate, run)
  if (access.operator === 'in' && value instanceof Path) {
    if (access.by !== 'id') return null
    run.dependencies.add('everything')
    return run.view.all().filter((document) => value.matches(document._id))
  }
  const keys = access.operator === '==' ? [value] : value
  if (!Array.isArray(keys)) return null
  if (!ALWAYS_THERE.has(access.by) && keys.some((key) => typeof key !== 'string')) return null
  return readAll(access.by, keys, run)
}

function byVersion(id: unknown, run: Run): ViewDocument[] {
  if (typeof id !== 'string') return []
  run.dependencies.addDocument(parseId(id).publishedId, undefined)
  return run.view.versionsOf(id)
}

/** The documents that an access finds, in order and without repetition; null when its values tell that it cannot help. */
export function candidates(access: Access, evaluate: Evaluate, run: Run): ViewDocument[] | null {
  switch (access.by) {
    case 'id':
    case 'type':
    case 'slug':
    case 'reference':
      return byComparison(access, evaluate, run)
    case 'references':
      return readAll(
        'reference',
        access.values.flatMap((value) => resolve(value, evaluate, run)),
        run,
      )
    case 'version':
      return byVersion(resolve(access.value, evaluate, run), run)
    case 'any': {
      const lists = access.of.map((part) => candidates(part, evaluate, run))
      return lists.every((list) => list !== null) ? union(lists) : null
    }
    case 'best': {
      for (const part of access.of.toSorted((a, b) => rankOf(a) - rankOf(b))) {
        const found = candidates(part, evaluate, run)
        if (found) return found
      }
      return null
    }
  }
}
