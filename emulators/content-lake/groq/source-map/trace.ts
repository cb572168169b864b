import type {
  EvaluateOptions,
  ExprNode,
  FuncCallNode,
  ObjectNode,
  OpCallNode,
  PipeFuncCallNode,
} from 'groq-js'
import type { Rewrite } from '../evaluation/rewrite.ts'
import type { Run } from '../evaluation/run.ts'
import { dereference } from '../functions/functions.ts'
import { givesDocuments, pushDown } from '../plan/push-down.ts'
import { evaluateIn, nestedScope, parentValue, type TracedScope } from './scope.ts'
import { arrayOf, fieldOf, isObject, itemsOf, NULL, objectOf, type Traced, traceValue } from './traced.ts'

const PLACE = Symbol('place')

/**
 * Evaluates a query once more, following where values come from. It knows how values travel (fields, filters, slices,
 * projections, references); what computes a new value is left to groq-js. Call it inside the run of the query.
 */
export function traceQuery(tree: ExprNode, rewrite: Rewrite, run: Run, options: EvaluateOptions): Traced {
  const { storedOf } = run.view
  const evaluate = (node: ExprNode, scope: TracedScope) => evaluateIn(scope, rewrite(node, true), options)
  const computed = (node: ExprNode, scope: TracedScope) => traceValue(evaluate(node, scope), storedOf)
  const items = (node: ExprNode, scope: TracedScope) => itemsOf(trace(node, scope), storedOf)
  const each = (node: ExprNode, scope: TracedScope, change: (items: Traced[]) => Traced): Traced => {
    const found = items(node, scope)
    return found ? change(found) : NULL
  }

  function trace(node: ExprNode, scope: TracedScope): Traced {
    run.budget.spend(1)
    if (givesDocuments(node)) return computed(node, scope)
    const pushed = pushDown(node)
    if (pushed) return trace(pushed, scope)
    switch (node.type) {
      case 'This':
        return scope.value
      case 'Parent':
        return parentValue(scope, node.n) ?? NULL
      case 'Group':
        return trace(node.base, scope)
      case 'AccessAttribute':
        return fieldOf(node.base ? trace(node.base, scope) : scope.value, node.name, storedOf)
      case 'AccessElement':
        return each(node.base, scope, (found) => found.at(node.index) ?? NULL)
      case 'ArrayCoerce':
        return each(node.base, scope, arrayOf)
      case 'Slice': {
        const place = (length: number, at: number) => Math.max(0, at < 0 ? at + length : at)
        return each(node.base, scope, (found) => {
          const end = node.right < 0 ? node.right + found.length : node.right
          return arrayOf(
            found.slice(place(found.length, node.left), Math.max(0, node.isInclusive ? end + 1 : end)),
          )
        })
      }
      case 'Filter':
        return each(node.base, scope, (found) =>
          arrayOf(found.filter((item) => evaluate(node.expr, nestedScope(scope, item)) === true)),
        )
      case 'Map':
        return each(node.base, scope, (found) =>
          arrayOf(found.map((item) => trace(node.expr, nestedScope(scope, item, true)))),
        )
      case 'FlatMap':
        return each(node.base, scope, (found) =>
          arrayOf(
            found.flatMap((item) => {
              const inner = trace(node.expr, nestedScope(scope, item, true))
              return itemsOf(inner, storedOf) ?? [inner]
            }),
          ),
        )
      case 'Projection': {
        const base = trace(node.base, scope)
        return isObject(base.data) ? trace(node.expr, nestedScope(scope, base)) : NULL
      }
      case 'Object':
        return traceObject(node, scope)
      case 'Array':
        return arrayOf(
          node.elements.flatMap((element) => {
            const value = trace(element.value, scope)
            return element.isSplat ? (itemsOf(value, storedOf) ?? []) : [value]
          }),
        )
      case 'Deref': {
        const { data } = trace(node.base, scope)
        const id = isObject(data) ? data._ref : null
        return typeof id === 'string' ? traceValue(dereference(run, id), storedOf) : NULL
      }
      case 'Select': {
        const chosen = node.alternatives.find(({ condition }) => evaluate(condition, scope) === true)
        const value = chosen?.value ?? node.fallback
        return value ? trace(value, scope) : NULL
      }
      case 'OpCall':
        return node.op === '+' ? traceSum(node, scope) : computed(node, scope)
      case 'FuncCall':
        return traceCall(node, scope)
      case 'PipeFuncCall':
        return tracePipe(node, scope)
      default:
        return computed(node, scope)
    }
  }

  function traceObject(node: ObjectNode, scope: TracedScope): Traced {
    const fields = new Map<string, Traced>()
    for (const attribute of node.attributes) {
      if (attribute.type === 'ObjectAttributeValue') {
        fields.set(attribute.name, trace(attribute.value, scope))
        continue
      }
      if (attribute.type === 'ObjectConditionalSplat' && evaluate(attribute.condition, scope) !== true)
        continue
      const value = trace(attribute.value, scope)
      if (!isObject(value.data)) continue
      for (const [name, field] of fieldsOf(value)) fields.set(name, field)
    }
    return objectOf(fields)
  }

  /** A sum of arrays or of objects is put together from their parts; any other is a new value. */
  function traceSum(node: OpCallNode, scope: TracedScope): Traced {
    const [left, right] = [trace(node.left, scope), trace(node.right, scope)]
    const [before, after] = [itemsOf(left, storedOf), itemsOf(right, storedOf)]
    if (before && after) return arrayOf([...before, ...after])
    if (!isObject(left.data) || !isObject(right.data)) return computed(node, scope)
    return objectOf(new Map([...fieldsOf(left), ...fieldsOf(right)]))
  }

  function fieldsOf(value: Traced): [string, Traced][] {
    return Object.keys(value.data as object).map((name) => [name, fieldOf(value, name, storedOf)])
  }

  function traceCall(node: FuncCallNode, scope: TracedScope): Traced {
    switch (`${node.namespace}::${node.name}`) {
      case 'global::coalesce':
        for (const argument of node.args) {
          const value = trace(argument, scope)
          if (value.data !== null) return value
        }
        return NULL
      case 'array::compact':
        return each(node.args[0] as ExprNode, scope, (found) =>
          arrayOf(found.filter(({ data }) => data !== null)),
        )
      case 'array::unique':
        return each(node.args[0] as ExprNode, scope, (found) =>
          arrayOf(found.filter((item, at) => !isComparable(item.data) || firstOf(found, item) === at)),
        )
      default:
        return computed(node, scope)
    }
  }

  /** `order` hands on the same values, `score` copies of objects: a mark on copies tells which is which. */
  function tracePipe(node: PipeFuncCallNode, scope: TracedScope): Traced {
    const found = items(node.base, scope)
    if (!found) return NULL
    const marked = found.map(({ data }, place) => (isObject(data) ? { ...data, [PLACE]: place } : data))
    const piped = evaluate({ ...node, base: { type: 'Value', value: marked } }, scope)
    if (!Array.isArray(piped)) return NULL
    return arrayOf(
      piped.map((data) => {
        const before = isObject(data) ? found[(data as { [PLACE]?: number })[PLACE] ?? -1] : undefined
        if (!before) return traceValue(data, storedOf)
        if (node.name === 'order') return before
        const fields = Object.keys(data).map((name) => {
          const value = name === '_score' ? { data: data._score } : fieldOf(before, name, storedOf)
          return [name, value] as const
        })
        return objectOf(new Map(fields))
      }),
    )
  }

  return trace(tree, { value: NULL, parent: null, isHidden: false })
}

function isComparable(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function firstOf(found: Traced[], item: Traced): number {
  return found.findIndex(({ data }) => data === item.data)
}
