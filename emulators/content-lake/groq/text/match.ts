import type { Budget } from '../evaluation/budget.ts'
import { compileGlob, fold, type Glob } from './glob.ts'

const TOKENS = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g
const TERMS = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
const WORD = /\w/
export const LONGEST_TERM = 1024

/** Dots that touch a word are no part of it ("3.5" is one token, 35). */
function withoutEdgeDots(text: string): string {
  if (!text.includes('.')) return text
  return text.replace(/\.+/g, (dots: string, at: number) =>
    WORD.test(text[at - 1] ?? '') || WORD.test(text[at + dots.length] ?? '') ? '' : dots,
  )
}

/** The folded tokens of a text. */
export function tokenize(text: string): string[] {
  return (withoutEdgeDots(text).match(TOKENS) ?? []).map(fold)
}

function compile(pattern: string): Glob[] {
  return (withoutEdgeDots(pattern).match(TERMS) ?? []).map((term) =>
    compileGlob(fold(term.slice(0, LONGEST_TERM))),
  )
}

const COMPILED_KEPT = 500
const compiled = new Map<string, Glob[]>()

/** The terms of a pattern string, compiled; kept, for a filter asks for the same ones with every document. */
export function termsOf(pattern: string): Glob[] {
  const kept = compiled.get(pattern)
  if (kept) return kept
  if (compiled.size >= COMPILED_KEPT) compiled.clear()
  const terms = compile(pattern)
  compiled.set(pattern, terms)
  return terms
}

/** Strings of a `match` operand; null when a part of it is no string. Other types hold no text. */
function parts(value: unknown): { texts: string[]; isText: boolean } {
  if (typeof value === 'string') return { texts: [value], isText: true }
  if (!Array.isArray(value)) return { texts: [], isText: false }
  const texts = value.filter((part) => typeof part === 'string')
  return { texts, isText: texts.length === value.length }
}

function operands(left: unknown, right: unknown): { tokens: string[]; terms: Glob[] } | null {
  const pattern = parts(right)
  if (!pattern.isText) return null
  const tokens = parts(left).texts.flatMap(tokenize)
  const terms = pattern.texts.flatMap(termsOf)
  return tokens.length > 0 && terms.length > 0 ? { tokens, terms } : null
}

/** GROQ's `match`, as groq-js decides it, in bounded time: every term is found among the tokens. */
export function matches(left: unknown, right: unknown, budget: Budget): boolean {
  const found = operands(left, right)
  if (!found) return false
  budget.spend(found.tokens.length * found.terms.length)
  return found.terms.every((term) => found.tokens.some(term))
}

/** The score of a `match`, as groq-js computes it: more for a term that is found often, with less for each further one. */
export function matchScore(left: unknown, right: unknown, budget: Budget): number {
  const found = operands(left, right)
  if (!found) return 0
  budget.spend(found.tokens.length * found.terms.length)
  return scoreOf(found.terms.map((term) => found.tokens.filter(term).length))
}

export function scoreOf(frequencies: number[]): number {
  return frequencies.reduce((score, frequency) => score + (frequency * 2.2) / (frequency + 1.2), 0)
}
