import { highlight } from '#lib/search/highlight.ts'

/** A text with the words that were looked for marked. */
export function MarkedText({ text, needles }: { text: string; needles: readonly string[] }) {
  const pieces = highlight(text, needles)
  let at = 0
  return pieces.map(({ text: piece, marked }) => {
    const key = at
    at += piece.length
    return marked ? <mark key={key}>{piece}</mark> : piece
  })
}
