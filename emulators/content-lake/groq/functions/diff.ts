import type { ExprNode, FuncCallNode, SelectorNode } from 'groq-js'
import { type Evaluate, native } from '../evaluation/native.ts'
import { currentRun } from '../evaluation/run.ts'

type KeyPath = (string | number)[]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(value: unknown, path: KeyPath): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Object.hasOwn(current, step) ? (current as Record<string | number, unknown>)[step] : undefined
  }
  return current
}

function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && isEqual(valueAt(a, [name]), valueAt(b, [name])))
}

/** Where a selector leads in a value. Its conditions are evaluated below the scope at hand. */
function select(node: SelectorNode, value: unknown, evaluate: Evaluate, rewrite: Rewrite): KeyPath[] {
  const again = (part: SelectorNode, within: unknown) => select(part, within, evaluate, rewrite)
  const items = (base: SelectorNode, keep: (item: unknown) => boolean): KeyPath[] =>
    again(base, value).flatMap((path) => {
      const list = valueAt(value, path)
      if (!Array.isArray(list)) return []
      return list.flatMap((item, index) => (keep(item) ? [[...path, index]] : []))
    })
  currentRun().budget.spend(1)
  switch (node.type) {
    case 'Group':
      return again(node.base, value)
    case 'Tuple':
      return node.members.flatMap((member) => again(member, value))
    case 'AccessAttribute':
      return node.base ? again(node.base, value).map((path) => [...path, node.name]) : [[node.name]]
    case 'ArrayCoerce':
      return items(node.base, () => true)
    case 'Filter': {
      const expr = rewrite(node.expr, true)
      return items(node.base, (item) => {
        const base: ExprNode = { type: 'Value', value: [item] }
        return (evaluate({ type: 'Filter', base, expr }) as unknown[]).length > 0
      })
    }
    case 'SelectorNested':
      return again(node.base, value).flatMap((path) =>
        again(node.nested, valueAt(value, path)).map((inner) => [...path, ...inner]),
      )
    case 'SelectorFuncCall':
      return anywhere(rewrite(node.arg, true), value, evaluate, [])
  }
}

/** Every object for which the condition is true, at any depth. */
function anywhere(condition: ExprNode, value: unknown, evaluate: Evaluate, at: KeyPath): KeyPath[] {
  currentRun().budget.spend(1)
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => anywhere(condition, item, evaluate, [...at, index]))
  }
  if (!isObject(value)) return []
  const base: ExprNode = { type: 'Value', value: [value] }
  const [isFound] = evaluate({ type: 'Map', base, expr: condition }) as unknown[]
  const inside = Object.keys(value).flatMap((name) =>
    anywhere(condition, value[name], evaluate, [...at, name]),
  )
  return isFound === true ? [at, ...inside] : inside
}

/** Whether an array on the way to the path has become longer or shorter, or is none any more. */
function isMoved(path: KeyPath, before: unknown, after: unknown): boolean {
  return path.some((step, at) => {
    if (typeof step !== 'number') return false
    const [old, now] = [before, after].map((value) => valueAt(value, path.slice(0, at)))
    return !Array.isArray(old) || !Array.isArray(now) || old.length !== now.length
  })
}

function changedAny(before: unknown, after: unknown, selected: (value: unknown) => KeyPath[]): boolean {
  const paths = selected(before)
  if (paths.length !== selected(after).length) return true
  return paths.some(
    (path) =>
      isMoved(path, before, after) || !isEqual(valueAt(before, path) ?? null, valueAt(after, path) ?? null),
  )
}

/** Whether the two differ nowhere but below the allowed paths. */
function differsOnlyIn(allowed: KeyPath[], before: unknown, after: unknown): boolean {
  currentRun().budget.spend(1)
  if (allowed.some((path) => path.length === 0)) return true
  if (isEqual(before ?? null, after ?? null)) return true
  const areObjects = isObject(before) && isObject(after)
  const areLists = Array.isArray(before) && Array.isArray(after) && before.length === after.length
  if (!areObjects && !areLists) return false
  const steps: KeyPath = areLists
    ? [...before.keys()]
    : [...new Set([...Object.keys(before as object), ...Object.keys(after as object)])]
  const below = Map.groupBy(allowed, ([first]) => first)
  return steps.every((step) => {
    const inside = (below.get(step) ?? []).map((path) => path.slice(1))
    return differsOnlyIn(inside, valueAt(before, [step]), valueAt(after, [step]))
  })
}

type Rewrite = (node: ExprNode, isRepeated?: boolean) => ExprNode

/** `diff::changedAny` and `diff::changedOnly`, for which groq-js needs to be asynchronous. */
export function comparisonFor(node: FuncCallNode, rewrite: Rewrite): ExprNode {
  const [left, right] = node.args.slice(0, 2).map((argument) => rewrite(argument)) as [ExprNode, ExprNode]
  const selector = node.args[2] as unknown as SelectorNode
  return native((evaluate) => {
    const before = evaluate(left)
    const after = evaluate(right)
    const selected = (value: unknown) => select(selector, value, evaluate, rewrite)
    return node.name === 'changedAny'
      ? changedAny(before, after, selected)
      : differsOnlyIn(selected(before), before, after)
  })
}
