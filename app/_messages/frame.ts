const english = {
  main: 'Main',
  search: 'Search the shop',
  searchHint: 'Search',
  submit: 'Search',
  menu: 'Menu',
  close: 'Close',
  wishList: 'Wish list',
  suggestions: 'Suggestions',
  suggested: (count: number) =>
    count === 0 ? 'No suggestions' : count === 1 ? '1 suggestion' : `${count} suggestions`,
  everything: (count: number | undefined, text: string) => {
    const results =
      count === undefined ? 'All results' : count === 1 ? 'The one result' : `All ${count} results`
    return `${results} for “${text}”`
  },
  shop: 'Shop',
  products: 'Everything we make',
  journal: 'Journal',
  help: 'Help',
  markets: 'Country and currency',
}

/** What the frame around every page says. */
export const frameMessages = { en: english }
export type FrameMessages = typeof english
