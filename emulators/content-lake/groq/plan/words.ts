import type { Budget } from '../evaluation/budget.ts'
import type { FieldIndex } from '../indexes/field-index.ts'
import { type FieldPath, valueAt } from '../indexes/field-path.ts'
import type { IndexedField } from '../perspectives/view.ts'
import { termsOf, tokenize } from '../text/match.ts'

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : []
}

/** Documents by the words in some of their fields, as `match` sees them. */
export function wordsField(paths: FieldPath[]): IndexedField {
  return {
    name: `words ${JSON.stringify(paths)}`,
    keysOf: (document) =>
      new Set(paths.flatMap((path) => textsIn(valueAt(document, path)).flatMap(tokenize))),
  }
}

/** The words that one term of the pattern means, the fewest of them; null for what is no pattern. */
export function wordsMatching(index: FieldIndex, pattern: unknown, budget: Budget): string[] | null {
  const terms = textsIn(pattern).flatMap(termsOf)
  let fewest: string[] | null = null
  for (const term of terms) {
    const words: string[] = []
    for (const word of index.keys()) {
      budget.spend(1)
      if (typeof word === 'string' && term(word)) words.push(word)
    }
    if (!fewest || words.length < fewest.length) fewest = words
  }
  return fewest
}
