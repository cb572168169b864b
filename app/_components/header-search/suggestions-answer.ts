import type { Suggestion } from '../search/suggestion.ts'

export interface Suggestions {
  suggestions: Suggestion[]
  /** How many results the search has. */
  count: number
  /** The text that they are of. */
  text: string
}

/** The body of GET /api/suggestions, read by hand for the weight of it. Entries of another form are left out. */
export function readSuggestions(body: unknown, text: string): Suggestions {
  const { suggestions, count } = (body ?? {}) as Partial<Record<keyof Suggestions, unknown>>
  return {
    suggestions: Array.isArray(suggestions) ? suggestions.filter(isSuggestion) : [],
    count: typeof count === 'number' ? count : 0,
    text,
  }
}

function isSuggestion(entry: unknown): entry is Suggestion {
  const { href, title } = (entry ?? {}) as Partial<Suggestion>
  return typeof href === 'string' && href.startsWith('/') && typeof title === 'string'
}
