import type { Messages } from './messages.ts'

interface CatalogueTexts {
  everything: string
  everythingLead: string
  /** How many pieces a list has. */
  pieces(count: number): string
  /** How many a filter leaves. */
  matches(count: number): string
  page(page: number, of: number): string
  titleOfPage(title: string, page: number): string
  pages: string
  previous: string
  next: string
  filters: string
  filtersChosen(count: number): string
  more(count: number): string
  show: string
  sort: string
  sortings: Record<'name' | 'price' | 'price-down' | 'newest', string>
  facets: Record<'category' | 'price' | 'glaze' | 'size', string>
  availability: string
  inStock: string
  below(price: string): string
  between(from: string, to: string): string
  from(price: string): string
  chosen: string
  remove(label: string): string
  clear: string
  nothing: string
  nothingHelp: string
  beyond: string
  beyondHelp: string
  firstPage: string
  ignored(values: string): string
  emptyCategory: string
  unavailable: string
  unavailableHelp: string
  seeAll: string
  soldOut: string
  fromPrice: string
}

/** What lists of products and their filters say. */
export const catalogueMessages: Messages<CatalogueTexts> = {
  en: {
    everything: 'Everything we make',
    everythingLead: 'Thrown, glazed and fired by hand, in small batches.',
    pieces: (count) => (count === 1 ? '1 piece' : `${count} pieces`),
    matches: (count) => (count === 1 ? '1 piece fits' : `${count} pieces fit`),
    page: (page, of) => `Page ${page} of ${of}`,
    titleOfPage: (title, page) => `${title}, page ${page}`,
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    filters: 'Filter and sort',
    filtersChosen: (count) => `${count} chosen`,
    more: (count) => `${count} more`,
    show: 'Show pieces',
    sort: 'Sort by',
    sortings: {
      name: 'Name',
      price: 'Price, lowest first',
      'price-down': 'Price, highest first',
      newest: 'Newest first',
    },
    facets: { category: 'Kind', price: 'Price', glaze: 'Glaze', size: 'Size' },
    availability: 'Availability',
    inStock: 'In stock now',
    below: (price) => `Under ${price}`,
    between: (from, to) => `${from} to ${to}`,
    from: (price) => `${price} and over`,
    chosen: 'Chosen filters',
    remove: (label) => `Remove ${label}`,
    clear: 'Clear all',
    nothing: 'Nothing fits all of that',
    nothingHelp: 'Take one of the filters away, or begin again with the whole shelf.',
    beyond: 'The list ends before this page',
    beyondHelp: 'It may have become shorter since the link was made.',
    firstPage: 'To its first page',
    ignored: (values) => `Not known here, and left out: ${values}.`,
    emptyCategory: 'Nothing of this kind is on the shelf at the moment.',
    unavailable: 'Filters do not answer just now',
    unavailableHelp: 'The shelf itself is there, unfiltered. Please try the filters again in a minute.',
    seeAll: 'See all of it',
    soldOut: 'Sold out',
    fromPrice: 'from ',
  },
}
