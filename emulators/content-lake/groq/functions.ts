import type { ExprNode, FuncCallNode } from 'groq-js'
import { parseId } from './ids.ts'
import { lazyValue, native } from './native.ts'
import { currentRun, type Run } from './run.ts'
import type { ViewDocument } from './view.ts'

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

/** `_ref` of a reference; one to another dataset carries the id behind its last colon. */
function referencedId(value: unknown): string | null {
  const reference = (value as { _ref?: unknown } | null)?._ref ?? value
  return typeof reference === 'string' ? reference.slice(reference.lastIndexOf(':') + 1) : null
}

/** The functions that groq-js can parse and not evaluate. Null where its own will do. */
export function functionFor(node: FuncCallNode, rewrite: (node: ExprNode) => ExprNode): ExprNode | null {
  switch (`${node.namespace}::${node.name}`) {
    case 'releases::all':
      return rewrite(releases)
    case 'documents::get': {
      const reference = rewrite(node.args[0] ?? { type: 'Value', value: null })
      return native((evaluate) => {
        const id = referencedId(evaluate(reference))
        return id === null ? null : dereference(currentRun(), id)
      })
    }
    case 'documents::incomingRefCount':
      return native((evaluate) => {
        const id = (evaluate({ type: 'This' }) as { _id?: unknown } | null)?._id
        if (typeof id !== 'string') return null
        const { view, dependencies } = currentRun()
        dependencies.add(`references ${id}`)
        return view.referencing(id).length
      })
    case 'documents::incomingGlobalDocumentReferenceCount':
      return { type: 'Value', value: 0 }
    case 'user::attributes':
      return lazyValue(() => ({}))
    case 'media::aspect':
      return { type: 'Value', value: null }
    default:
      return null
  }
}
