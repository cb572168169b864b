import { type ExprNode, GroqSyntaxError } from 'groq-js'
import { LakeError } from '../../errors.ts'
import { timeExceeded } from '../evaluation/budget.ts'
import { Interrupted, interruptible } from '../evaluation/interrupt.ts'
import { readQuery } from './read-query.ts'
import { contains } from './tree.ts'

const KEPT = 1000

/** groq-js takes time by the square of a query's length: longer ones than this are watched. */
const SHORT = 4000
const LIMIT_MS = 100

/**
 * A parameter in brackets decides what they mean (`[0...$limit]`, `[$index]`), so it takes part in the parsing. This
 * finds more than those, which costs no more than a tree of its own for each value.
 */
const BRACKETS = /\[[\s\w$().+*/%-]*\$[\s\w$().+*/%-]*\]/g

export function parseFault(query: string, description: string, start: number, end: number): LakeError {
  const error = { type: 'queryParseError', description, query, start, end }
  return new LakeError(400, { error }, description)
}

function positionOf(query: string, error: unknown): [start: number, end: number] {
  if (error instanceof GroqSyntaxError) {
    const start = Math.min(error.position, query.length)
    return [start, Math.max(start, Math.min(start + 1, query.length))]
  }
  const name = /^Undefined (?:pipe )?(?:function|namespace): (\w+)/.exec((error as Error).message)?.[1]
  const at = name ? query.search(new RegExp(`\\b${name}\\s*(?:\\(|::)`)) : -1
  return at < 0 ? [0, query.length] : [at, at + (name as string).length]
}

function tryParse(
  query: string,
  params: Record<string, unknown> | undefined,
  mode: 'normal' | 'delta',
  limitMs: number,
): ExprNode | Error {
  const work = () => readQuery(query, params, mode)
  try {
    return query.length <= SHORT ? work() : interruptible(limitMs, work)
  } catch (error) {
    if (error instanceof Interrupted) throw timeExceeded(limitMs)
    return error instanceof RangeError ? new Error('The query is nested too deeply') : (error as Error)
  }
}

function structuralParams(query: string, params: Record<string, unknown>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [brackets] of query.matchAll(BRACKETS)) {
    for (const [, name] of brackets.matchAll(/\$(\w+)/g)) {
      if (name !== undefined && Object.hasOwn(params, name)) found[name] = params[name]
    }
  }
  return found
}

/** Throws `LakeError` for a parameter that the query names and nobody gave. */
function requireParams(query: string, tree: ExprNode, params: Record<string, unknown>): void {
  contains(tree, (node) => {
    if (node.type !== 'Parameter' || Object.hasOwn(params, node.name)) return false
    const at = Math.max(0, query.search(new RegExp(`\\$${node.name}\\b`)))
    throw parseFault(query, `param $${node.name} referenced, but not provided`, at, at + node.name.length + 1)
  })
}

export type Parser = (query: string, params: Record<string, unknown>) => ExprNode

/**
 * A parser that keeps the trees it has made. Throws `LakeError` 400 in the form from which @sanity/client shows the
 * place of the error.
 */
export function createParser(mode: 'normal' | 'delta' = 'normal', limitMs = LIMIT_MS): Parser {
  const kept = new Map<string, ExprNode>()
  return (query, params) => {
    const structural = structuralParams(query, params)
    const key = `${JSON.stringify(structural)}${query}`
    let tree = kept.get(key)
    if (tree) {
      kept.delete(key)
    } else {
      const first = tryParse(query, structural, mode, limitMs)
      const parsed = first instanceof Error ? tryParse(query, params, mode, limitMs) : first
      if (parsed instanceof Error) throw parseFault(query, parsed.message, ...positionOf(query, parsed))
      tree = parsed
    }
    requireParams(query, tree, params)
    kept.set(key, tree)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
    return tree
  }
}
