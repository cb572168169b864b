import type { AccessElementNode, ExprNode, MapNode, ObjectNode, PipeFuncCallNode, SliceNode } from 'groq-js'
import { conditionsOf } from './narrow.ts'

const NULL: ExprNode = { type: 'Value', value: null }

/** Functions of the document at hand that open no scope of their own. */
const SUBSTITUTED_FUNCTIONS = new Set(['lower', 'upper', 'coalesce', 'defined', 'length', 'dateTime'])

/** `*[…]{…}`: a projection of each document. */
function projected(node: ExprNode): (MapNode & { expr: { expr: ObjectNode } }) | null {
  if (node.type !== 'Map' || node.expr.type !== 'Projection' || node.expr.base.type !== 'This') return null
  return node.expr.expr.type === 'Object' ? (node as MapNode & { expr: { expr: ObjectNode } }) : null
}

/** Whether an object that is spread can have a field of this name. */
function mayHave(node: ExprNode, name: string): boolean {
  switch (node.type) {
    case 'Object':
      return node.attributes.some((attribute) =>
        attribute.type === 'ObjectAttributeValue' ? attribute.name === name : mayHave(attribute.value, name),
      )
    case 'Select':
      return [...node.alternatives.map(({ value }) => value), node.fallback].some(
        (value) => value && mayHave(value, name),
      )
    default:
      return true
  }
}

/** What a field of the projection is, in terms of the document; null when that is not plain. */
function fieldOf({ attributes }: ObjectNode, name: string): ExprNode | null {
  const giving = attributes.filter((attribute) =>
    attribute.type === 'ObjectAttributeValue' ? attribute.name === name : mayHave(attribute.value, name),
  )
  const last = giving.at(-1)
  if (!last) return NULL
  if (last.type === 'ObjectAttributeValue') return last.value
  const isWholeDocument = last.type === 'ObjectSplat' && last.value.type === 'This' && giving.length === 1
  return isWholeDocument ? { type: 'AccessAttribute', name } : null
}

function itemOf(base: ExprNode, index: number): ExprNode {
  if (base.type !== 'Array' || base.elements.some(({ isSplat }) => isSplat)) {
    return { type: 'AccessElement', base, index }
  }
  return base.elements.at(index)?.value ?? NULL
}

/** An expression over the projection as one over the document; null when it cannot be told. */
function substituted(node: ExprNode, shape: ObjectNode): ExprNode | null {
  const within = (child: ExprNode) => substituted(child, shape)
  switch (node.type) {
    case 'Value':
      return node
    case 'Asc':
    case 'Desc':
    case 'Group': {
      const base = within(node.base)
      return base && { ...node, base }
    }
    case 'AccessAttribute': {
      if (!node.base || node.base.type === 'This') return fieldOf(shape, node.name)
      const base = within(node.base)
      return base && { ...node, base }
    }
    case 'AccessElement': {
      const base = within(node.base)
      return base && itemOf(base, node.index)
    }
    case 'FuncCall': {
      if (node.namespace !== 'global' || !SUBSTITUTED_FUNCTIONS.has(node.name)) return null
      const args = node.args.map(within)
      return args.every((arg) => arg !== null) ? { ...node, args } : null
    }
    case 'Select': {
      const alternatives = node.alternatives.map((alternative) => {
        const [condition, value] = [within(alternative.condition), within(alternative.value)]
        return condition && value ? { ...alternative, condition, value } : null
      })
      const fallback = node.fallback && within(node.fallback)
      if (alternatives.includes(null) || fallback === null) return null
      const kept = alternatives.filter((alternative) => alternative !== null)
      return fallback ? { ...node, alternatives: kept, fallback } : { ...node, alternatives: kept }
    }
    default:
      return null
  }
}

/** Whether the node gives documents as they are: a selection, sorted or not, or a part of one. */
export function givesDocuments(node: ExprNode): boolean {
  switch (node.type) {
    case 'PipeFuncCall':
      return node.name === 'order' && givesDocuments(node.base)
    case 'Slice':
    case 'AccessElement':
      return givesDocuments(node.base)
    default:
      return conditionsOf(node) !== null
  }
}

/** `*[…]{…} | order(…)` as `*[…] | order(…) {…}`, so that an index may know the order; null where that is not the same. */
function orderBelow(node: PipeFuncCallNode): MapNode | null {
  const map = node.name === 'order' ? projected(node.base) : null
  if (!map || conditionsOf(map.base) === null) return null
  const args = node.args.map((argument) => substituted(argument, map.expr.expr))
  if (args.includes(null)) return null
  return { ...map, base: { ...node, base: map.base, args: args.filter((argument) => argument !== null) } }
}

/** `*[…]{…}[0...9]` as `*[…][0...9]{…}`, so that no more documents are projected than are wanted. */
function sliceBelow(node: SliceNode | AccessElementNode): ExprNode | null {
  const base = node.base.type === 'PipeFuncCall' ? (orderBelow(node.base) ?? node.base) : node.base
  if (base.type !== 'Map' || !givesDocuments(base.base)) return null
  if (node.type === 'Slice') return { ...base, base: { ...node, base: base.base } }
  if (node.index < 0 || base.base.type === 'Slice') return null
  const first: SliceNode = { type: 'Slice', base: base.base, left: 0, right: node.index, isInclusive: true }
  return { ...node, base: { ...base, base: first } }
}

function pushed(node: ExprNode): ExprNode | null {
  switch (node.type) {
    case 'PipeFuncCall':
      return orderBelow(node)
    case 'Slice':
    case 'AccessElement':
      return sliceBelow(node)
    default:
      return null
  }
}

const known = new WeakMap<ExprNode, ExprNode | null>()

/** The same query with its order and its slices next to the documents they are about; null when they are there. */
export function pushDown(node: ExprNode): ExprNode | null {
  const kept = known.get(node)
  if (kept !== undefined) return kept
  const made = pushed(node)
  known.set(node, made)
  return made
}
