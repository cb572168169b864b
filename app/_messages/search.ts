import type { EntryKind } from '#lib/search/entry-kind.ts'

const kinds: Record<EntryKind, string> = {
  product: 'Products',
  article: 'Journal',
  page: 'Pages',
  help: 'Help',
}

const english = {
  title: 'Search',
  titleOf: (text: string) => `Search for “${text}”`,
  label: 'Search the shop',
  placeholder: 'Mugs, celadon, delivery …',
  submit: 'Search',
  kinds,
  all: 'All',
  filters: 'Kinds of results',
  pages: 'Pages of results',
  count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  corrected: (meant: string) => `Results for “${meant}”.`,
  unknown: (words: string) => `Nothing here bears the word ${words}.`,
  some: 'Nothing has all of these words. These have some of them.',
  nothing: (text: string) => `Nothing was found for “${text}”.`,
  nothingOfKind: 'Nothing of this kind was found. There is something under the others.',
  beyond: 'The results end before this page.',
  toFirst: 'To the first page',
  advice: 'Try a shorter word, or what it is made for: tea, soup, flowers. Or begin with one of these.',
  start: 'Look for a piece, a glaze, a story from the workshop or an answer.',
  down: 'The search rests for a moment. Everything else is where it was.',
  previous: 'Back',
  next: 'Further',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  more: (kind: EntryKind, count: number) => `All ${count} in ${kinds[kind].toLowerCase()}`,
  from: 'from',
  ways: { products: 'Everything we make', journal: 'Journal', help: 'Help' },
}

/** What the search says, on its page and in the header. */
export const searchMessages = { en: english }
