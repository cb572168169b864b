import type { ExprNode, FuncCallNode, ObjectAttributeNode } from 'groq-js'

/**
 * How a node's child sees the world: in the node's own scope, in a scope of its own for each element (`^` is then
 * the node's scope), or in a hidden one (`^` skips it, as in `a[].b`).
 */
export type Passage = 'same' | 'nested' | 'hidden'

type Visit = (child: ExprNode, passage: Passage) => ExprNode

function mapAttribute(attribute: ObjectAttributeNode, visit: Visit): ObjectAttributeNode {
  const value = visit(attribute.value, 'same')
  return attribute.type === 'ObjectConditionalSplat'
    ? { ...attribute, condition: visit(attribute.condition, 'same'), value }
    : { ...attribute, value }
}

/** A copy of the node whose children are what `visit` answers; selectors of `diff::` stay as they are. */
export function mapChildren(node: ExprNode, visit: Visit): ExprNode {
  switch (node.type) {
    case 'Filter':
    case 'Projection':
      return { ...node, base: visit(node.base, 'same'), expr: visit(node.expr, 'nested') }
    case 'Map':
    case 'FlatMap':
      return { ...node, base: visit(node.base, 'same'), expr: visit(node.expr, 'hidden') }
    case 'PipeFuncCall':
      return {
        ...node,
        base: visit(node.base, 'same'),
        args: node.args.map((argument) =>
          argument.type === 'Asc' || argument.type === 'Desc'
            ? { ...argument, base: visit(argument.base, 'nested') }
            : visit(argument, 'nested'),
        ),
      }
    case 'AccessAttribute':
      return node.base ? { ...node, base: visit(node.base, 'same') } : node
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Group':
    case 'Neg':
    case 'Not':
    case 'Pos':
    case 'Slice':
    case 'Asc':
    case 'Desc':
      return { ...node, base: visit(node.base as ExprNode, 'same') } as ExprNode
    case 'And':
    case 'Or':
    case 'OpCall':
      return { ...node, left: visit(node.left, 'same'), right: visit(node.right, 'same') }
    case 'InRange':
      return {
        ...node,
        base: visit(node.base, 'same'),
        left: visit(node.left, 'same'),
        right: visit(node.right, 'same'),
      }
    case 'FuncCall':
      return {
        ...node,
        args: node.args.map((argument, at) => (isSelector(node, at) ? argument : visit(argument, 'same'))),
      }
    case 'Select': {
      const alternatives = node.alternatives.map((alternative) => ({
        ...alternative,
        condition: visit(alternative.condition, 'same'),
        value: visit(alternative.value, 'same'),
      }))
      return node.fallback
        ? { ...node, alternatives, fallback: visit(node.fallback, 'same') }
        : { ...node, alternatives }
    }
    case 'Object':
      return { ...node, attributes: node.attributes.map((attribute) => mapAttribute(attribute, visit)) }
    case 'Array':
      return {
        ...node,
        elements: node.elements.map((element) => ({ ...element, value: visit(element.value, 'same') })),
      }
    default:
      return node
  }
}

function isSelector(call: FuncCallNode, at: number): boolean {
  return call.namespace === 'diff' && at === 2
}

export function eachChild(node: ExprNode, visit: (child: ExprNode, passage: Passage) => void): void {
  mapChildren(node, (child, passage) => {
    visit(child, passage)
    return child
  })
}

/** Whether the node or anything below it satisfies the test. */
export function contains(node: ExprNode, test: (node: ExprNode) => boolean): boolean {
  if (test(node)) return true
  let found = false
  eachChild(node, (child) => {
    found ||= contains(child, test)
  })
  return found
}
