import { fold } from './fold.ts'

/** A piece of a text, marked when it is what was looked for. */
export interface Piece {
  text: string
  marked: boolean
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu
/** What a word may have behind the stem that was looked for, so that "cool" marks "cooling" and not "coolheadedness". Characters. */
const longestEnding = 5

/** The text in pieces, in their order; together they are the text. */
export function highlight(text: string, needles: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(word)) {
    if (!isMarked(match[0], needles)) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), marked: false })
    end = match.index + match[0].length
    pieces.push({ text: match[0], marked: true })
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false })
  return pieces
}

/**
 * The part of a text around the first word that was looked for, whole words of it; undefined when none stands there.
 *
 * @param length characters, about.
 */
export function excerpt(text: string, needles: readonly string[], length = 180): string | undefined {
  const flat = text.replaceAll(/\s+/g, ' ')
  const first = [...flat.matchAll(word)].find((match) => isMarked(match[0], needles))
  if (!first) return undefined
  const from = startOfWord(flat, Math.max(0, first.index - Math.floor(length / 3)))
  const to = endOfWord(flat, Math.min(flat.length, from + length))
  return `${from > 0 ? '… ' : ''}${flat.slice(from, to).trim()}${to < flat.length ? ' …' : ''}`
}

function isMarked(one: string, needles: readonly string[]): boolean {
  const folded = fold(one).replaceAll(' ', '')
  return needles.some((needle) => folded.startsWith(needle) && folded.length - needle.length <= longestEnding)
}

function startOfWord(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 ? at : space + 1
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space <= 0 ? at : space
}
