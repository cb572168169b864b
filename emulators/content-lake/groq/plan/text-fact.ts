import { type ExprNode, evaluateSync } from 'groq-js'
import { currentRun } from '../evaluation/run.ts'
import { type FieldPath, fieldPath, valueAt } from '../indexes/field-path.ts'
import { readsElement } from '../language/scope-reads.ts'
import type { ViewDocument } from '../perspectives/view-document.ts'
import { mayHold, needlesOf } from '../text/haystack.ts'
import { matches } from '../text/match.ts'
import { matchesAll, textQueryScore, wantedTexts } from '../text/text-query.ts'
import { ALWAYS } from './fact.ts'
import type { ConstantOf, FactReader } from './fact-reader.ts'

/** What is searched in each document. */
interface Searched {
  read(document: ViewDocument): unknown
  /** Whether it takes so long to read that it pays to look at the document's letters before. */
  isLong: boolean
}

/** Fields of Sanity's own are no text, but for the id. */
function isText(path: FieldPath): boolean {
  return path.every((name) => !name.startsWith('_')) || (path.length === 1 && path[0] === '_id')
}

function searchedIn(node: ExprNode, prepare: (node: ExprNode) => ExprNode): Searched | null {
  const path = fieldPath(node)
  if (path) return isText(path) ? { read: (document) => valueAt(document, path), isLong: false } : null
  switch (node.type) {
    case 'Group':
      return searchedIn(node.base, prepare)
    case 'This':
      return { read: (document) => document, isLong: true }
    case 'FuncCall': {
      const [argument] = node.args
      const isPortableText = node.namespace === 'pt' && node.name === 'text'
      const field = isPortableText && argument ? fieldPath(argument) : null
      if (!field || !isText(field)) return null
      const prepared = prepare(node)
      return { read: (document) => evaluateSync(prepared, { root: document }).data, isLong: true }
    }
    case 'Array': {
      const parts = node.elements.map(({ value, isSplat }) => (isSplat ? null : searchedIn(value, prepare)))
      const searched = parts.filter((part) => part !== null)
      if (searched.length < parts.length) return null
      return {
        read: (document) => searched.map(({ read }) => read(document)),
        isLong: searched.some(({ isLong }) => isLong),
      }
    }
    default:
      return null
  }
}

function textQueryArgument(node: ExprNode): ExprNode | null {
  if (node.type === 'Group') return textQueryArgument(node.base)
  const isTextQuery = node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
  return isTextQuery ? (node.args[0] ?? null) : null
}

const strings = (value: unknown): string[] => [value].flat().filter((part) => typeof part === 'string')

/** `match`, and `match text::query`, in text that can be read from the document alone; decided by the same functions. */
export function textFact(
  left: ExprNode,
  right: ExprNode,
  prepare: (node: ExprNode) => ExprNode,
): FactReader | null {
  const query = textQueryArgument(right)
  const wanted = query ?? right
  if (readsElement(wanted)) return null
  const searched = searchedIn(left, prepare)
  const value = prepare(wanted)
  return (constantOf: ConstantOf) => {
    const pattern = constantOf(value)
    if (query && matchesAll(pattern)) return ALWAYS
    if (!searched) return null
    const { budget } = currentRun()
    const { read, isLong } = searched
    const needles = isLong ? needlesOf(query ? wantedTexts(pattern) : strings(pattern)) : []
    const isFound = (text: unknown) =>
      query ? textQueryScore(text, pattern, budget) > 0 : matches(text, pattern, budget)
    return {
      key: null,
      isBoolean: true,
      holds(document) {
        budget.spend(1)
        return (needles.length === 0 || mayHold(document, needles)) && isFound(read(document))
      },
    }
  }
}
