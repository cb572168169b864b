import type { ExprNode, FuncCallNode } from 'groq-js'
import { type Evaluate, lazyValue, native } from '../evaluation/native.ts'
import { currentRun, type Run } from '../evaluation/run.ts'
import { parseId } from '../perspectives/ids.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import { comparisonFor } from './diff.ts'
import { VALUE_FUNCTIONS } from './value-functions.ts'

/** A document by id, as `->` finds it. */
export function dereference(run: Run, id: string): ViewDocument | undefined {
  const document = run.view.get(id)
  run.dependencies.addDocument(parseId(id).publishedId, document?._type)
  return document
}

const releases: ExprNode = {
  type: 'Filter',
  base: { type: 'Everything' },
  expr: {
    type: 'OpCall',
    op: '==',
    left: { type: 'AccessAttribute', name: '_type' },
    right: { type: 'Value', value: 'system.release' },
  },
}

const call = (namespace: string, name: string): ExprNode => ({ type: 'FuncCall', namespace, name, args: [] })
const projectId = call('sanity', 'projectId')
const dataset = call('sanity', 'dataset')

/** The id that a reference names. A global one is `dataset:project.dataset:id`; no other dataset can be read from here. */
function referencedId(value: unknown, evaluate: Evaluate): string | null {
  const reference = (value as { _ref?: unknown } | null)?._ref ?? value
  if (typeof reference !== 'string') return null
  const [resource, place, ...id] = reference.split(':')
  if (place === undefined) return reference
  const isHere = resource === 'dataset' && place === `${evaluate(projectId)}.${evaluate(dataset)}`
  return isHere ? id.join(':') : null
}

/** Those that groq-js cannot evaluate, or evaluates otherwise than it should. Null where its own will do. */
export function functionFor(node: FuncCallNode, rewrite: (node: ExprNode) => ExprNode): ExprNode | null {
  const name = `${node.namespace}::${node.name}`
  const ofValues = Object.hasOwn(VALUE_FUNCTIONS, name) ? VALUE_FUNCTIONS[name] : undefined
  if (ofValues) {
    const args = node.args.map(rewrite)
    return native((evaluate) => ofValues(...args.map(evaluate)))
  }
  switch (name) {
    case 'releases::all':
      return rewrite(releases)
    case 'documents::get': {
      const reference = rewrite(node.args[0] ?? { type: 'Value', value: null })
      return native((evaluate) => {
        const id = referencedId(evaluate(reference), evaluate)
        return id === null ? null : dereference(currentRun(), id)
      })
    }
    case 'documents::incomingRefCount':
      return native((evaluate) => {
        const id = (evaluate({ type: 'This' }) as { _id?: unknown } | null)?._id
        if (typeof id !== 'string') return null
        const { view, dependencies } = currentRun()
        const { publishedId } = parseId(id)
        dependencies.add(`references ${publishedId}`)
        return view.referencing(publishedId).length
      })
    case 'documents::incomingGlobalDocumentReferenceCount':
      return { type: 'Value', value: 0 }
    case 'user::attributes':
      return lazyValue(() => ({}))
    case 'media::aspect':
      return { type: 'Value', value: null }
    case 'diff::changedAny':
    case 'diff::changedOnly':
      return comparisonFor(node, rewrite)
    default:
      return null
  }
}
