import type { EntryKind } from '#lib/search/entry-kind.ts'
import { routePath } from '#sanity/routes.ts'

export interface SearchPlace {
  text: string
  kind?: EntryKind
  /** Begins with 1. */
  page?: number
}

/** The path of a search without a market: the same search always has the same address. */
export function searchPath({ text, kind, page = 1 }: SearchPlace): string {
  const parameters = new URLSearchParams()
  if (text) parameters.set('q', text)
  if (kind) parameters.set('kind', kind)
  if (page > 1) parameters.set('page', String(page))
  const query = parameters.toString()
  return `${routePath('search')}${query ? `?${query}` : ''}`
}
