import { type ExprNode, Path } from 'groq-js'
import { type Access, rankOf } from './access.ts'
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

function read(by: 'id' | 'type' | 'slug', key: string, { view, dependencies }: Run): ViewDocument[] {
  if (by === 'type') {
    dependencies.add(`type ${key}`)
    return view.byType(key)
  }
  if (by === 'slug') {
    dependencies.add(`slug ${key}`)
    const found = view.bySlug(key)
    for (const document of found) dependencies.addDocument(parseId(document._id).publishedId, document._type)
    return found
  }
  const document = view.get(key)
  dependencies.addDocument(parseId(key).publishedId, document?._type)
  return document ? [document] : []
}

function byComparison(
  access: Access & { by: 'id' | 'type' | 'slug' },
  evaluate: Evaluate,
  run: Run,
): ViewDocument[] | null {
  const value = resolve(access.value, evaluate, run)
  if (access.operator === 'in' && value instanceof Path) {
    if (access.by !== 'id') return null
    run.dependencies.add('everything')
    return run.view.all().filter((document) => value.matches(document._id))
  }
  const keys = access.operator === '==' ? [value] : value
  if (!Array.isArray(keys)) return null
  const names = keys.filter((key) => typeof key === 'string')
  if (access.by === 'slug' && names.length < keys.length) return null
  return union([...new Set(names)].map((key) => read(access.by, key, run)))
}

function byReferences(values: unknown[], run: Run): ViewDocument[] {
  const ids = values.flat().filter((id) => typeof id === 'string')
  return union(
    [...new Set(ids)].map((id) => {
      run.dependencies.add(`references ${id}`)
      const found = run.view.referencing(id)
      for (const document of found) {
        run.dependencies.addDocument(parseId(document._id).publishedId, document._type)
      }
      return found
    }),
  )
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
      return byComparison(access, evaluate, run)
    case 'references':
      return byReferences(
        access.values.map((value) => resolve(value, evaluate, run)),
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
