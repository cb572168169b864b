import type { ViewDocument } from '../perspectives/view-document.ts'
import { fold } from './glob.ts'
import { LONGEST_TERM } from './match.ts'

/** Runs of characters that stand in a term of a pattern as they are. */
const RUNS = /[\p{L}\p{N}]+/gu

const plain = (text: string): string => fold(text.includes('.') ? text.replaceAll('.', '') : text)

/**
 * What a text must hold if it matches patterns: all these runs. Dots are left out on both sides, for a word may lose
 * those that it has ("3.5" is one token, 35).
 */
export function needlesOf(patterns: string[]): string[] {
  // Of a longer term `match` reads only the beginning.
  const read = patterns.filter(({ length }) => length <= LONGEST_TERM)
  const runs = read.flatMap((pattern) => pattern.match(RUNS) ?? [])
  return [...new Set(runs.map(plain))]
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  else if (Array.isArray(value)) for (const item of value) collect(item, texts)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name.startsWith('_')) continue
      if (name === 'children' && Array.isArray(item)) texts.push(blockText(item))
      collect(item, texts)
    }
  }
}

/** The text of a block as `pt::text` has it: a word may be in several spans. */
function blockText(children: unknown[]): string {
  const texts = children.map((child) => {
    const { _type, text } = (child ?? {}) as { _type?: unknown; text?: unknown }
    return _type === 'span' && typeof text === 'string' ? text : ''
  })
  return texts.join('')
}

const known = new WeakMap<ViewDocument, string>()

/** All text in a document, in the form of the needles. */
function haystackOf(document: ViewDocument): string {
  const kept = known.get(document)
  if (kept !== undefined) return kept
  const texts = [document._id]
  collect(document, texts)
  const haystack = plain(texts.join('\n'))
  known.set(document, haystack)
  return haystack
}

/** False for a document in which not even the letters of the needles can be found. */
export function mayHold(document: ViewDocument, needles: string[]): boolean {
  const haystack = haystackOf(document)
  return needles.every((needle) => haystack.includes(needle))
}
