import type { Budget } from '../evaluation/budget.ts'
import type { Glob } from './glob.ts'
import { scoreOf, termsOf, tokenize } from './match.ts'

/** A phrase is a run of terms that must stand side by side; a word is a phrase of one. */
interface Clause {
  text: string
  terms: Glob[]
  isExcluded: boolean
}

interface TextQuery {
  /** `*` alone: everything, also what holds no text. */
  matchesAll: boolean
  clauses: Clause[]
}

const CLAUSES = /(-?)(?:"([^"]*)"?|([^\s"]+))/g

const KEPT = 500
const parsed = new Map<string, TextQuery>()

function parse(query: string): TextQuery {
  if (query.trim() === '*') return { matchesAll: true, clauses: [] }
  const clauses: Clause[] = []
  for (const [, minus, phrase, word] of query.matchAll(CLAUSES)) {
    const isExcluded = minus === '-'
    if (phrase !== undefined) clauses.push({ text: phrase, terms: termsOf(phrase), isExcluded })
    else for (const term of termsOf(word ?? '')) clauses.push({ text: word ?? '', terms: [term], isExcluded })
  }
  return { matchesAll: false, clauses: clauses.filter((clause) => clause.terms.length > 0) }
}

function textQueryOf(query: string): TextQuery {
  const kept = parsed.get(query)
  if (kept) return kept
  if (parsed.size >= KEPT) parsed.clear()
  const fresh = parse(query)
  parsed.set(query, fresh)
  return fresh
}

/** Whether a query finds everything, whatever it is compared with. */
export function matchesAll(query: unknown): boolean {
  return typeof query === 'string' && textQueryOf(query).matchesAll
}

/** The texts of the query that must all be found. */
export function wantedTexts(query: unknown): string[] {
  if (typeof query !== 'string') return []
  const wanted = textQueryOf(query).clauses.filter(({ isExcluded }) => !isExcluded)
  return wanted.map(({ text }) => text)
}

const tokensOfDocument = new WeakMap<object, string[]>()

/** Most words are said many times: documents share one copy of each. */
const vocabulary = new Map<string, string>()
const VOCABULARY_KEPT = 200_000

function shared(token: string): string {
  const known = vocabulary.get(token)
  if (known !== undefined) return known
  if (vocabulary.size >= VOCABULARY_KEPT) vocabulary.clear()
  vocabulary.set(token, token)
  return token
}

/** All words in a value, at any depth; what Sanity itself keeps in fields that begin with `_` is no text. */
function collect(value: unknown, tokens: string[]): void {
  if (typeof value === 'string') for (const token of tokenize(value)) tokens.push(shared(token))
  else if (Array.isArray(value)) for (const item of value) collect(item, tokens)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) if (!name.startsWith('_')) collect(item, tokens)
  }
}

function tokensOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(tokensOf)
  const isDocument = typeof value === 'object' && value !== null && '_id' in value
  const kept = isDocument ? tokensOfDocument.get(value) : undefined
  if (kept) return kept
  const tokens: string[] = []
  collect(value, tokens)
  if (isDocument) tokensOfDocument.set(value, tokens)
  return tokens
}

/** How often the clause's terms stand side by side. */
function count(clause: Clause, tokens: string[]): number {
  let found = 0
  const last = tokens.length - clause.terms.length
  for (let at = 0; at <= last; at += 1) {
    if (clause.terms.every((term, offset) => term(tokens[at + offset] as string))) found += 1
  }
  return found
}

/**
 * `left match text::query(right)`: the words of the query (all of them), "phrases", pre* fixes and -exclusions,
 * looked for in a string, a document or an array of such. Returns the score; 0 is no match.
 */
export function textQueryScore(left: unknown, right: unknown, budget: Budget): number {
  if (typeof right !== 'string') return 0
  const query = textQueryOf(right)
  if (query.matchesAll) return 1
  if (!query.clauses.some((clause) => !clause.isExcluded)) return 0
  const tokens = tokensOf(left)
  budget.spend(tokens.length * query.clauses.length)
  const frequencies: number[] = []
  for (const clause of query.clauses) {
    const frequency = count(clause, tokens)
    if (clause.isExcluded ? frequency > 0 : frequency === 0) return 0
    if (!clause.isExcluded) frequencies.push(frequency)
  }
  return scoreOf(frequencies)
}
