const marks = /\p{M}+/gu
const separators = /[^\p{L}\p{N}]+/gu
const edgesOfNumbers = /(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu

/** A text as it is compared: without case, accents and punctuation, its words a space apart; a number is a word, so that "250ml" is "250 ml". */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(separators, ' ')
    .replaceAll(edgesOfNumbers, ' ')
    .trim()
}

/** The words of a text, folded, each once, in their order. */
export function foldedWords(text: string): string[] {
  return [...new Set(fold(text).split(' ').filter(Boolean))]
}
