import { foldedWords } from './fold.ts'

/** Characters and words that a search looks at; whoever writes more has pasted something. */
export const longestQuery = 200
const mostWords = 8
const longestWord = 40

export interface SearchQuery {
  /** As it is shown back: one line, without what cannot be seen. */
  text: string
  /** Folded, each once; empty when there is nothing to look for. */
  words: string[]
}

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu

/** Reads what a shopper typed, whatever it is. */
export function readSearchQuery(raw: unknown): SearchQuery {
  const given = Array.isArray(raw) ? raw[0] : raw
  if (typeof given !== 'string') return { text: '', words: [] }
  const start = given.slice(0, longestQuery * 10).toWellFormed()
  const text = start.replaceAll(unseen, ' ').trim().slice(0, longestQuery).toWellFormed().trim()
  const words = foldedWords(text)
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord).toWellFormed())
  return { text, words }
}
