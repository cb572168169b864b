/** A page that is named, or a gap between two that are. */
export interface ShownPage {
  key: string
  page: number | null
}

/** Which pages of a long list are named: the first, the last, and those around the one that is shown. A gap stands for two or more. */
export function shownPages(page: number, last: number): ShownPage[] {
  const named = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last)
  const pages = [...new Set(named)].sort((a, b) => a - b)
  return pages.flatMap((one, at) => {
    const missing = one - (pages[at - 1] ?? 0) - 1
    const gap = missing === 1 ? [entry(one - 1)] : missing > 1 ? [{ key: `before-${one}`, page: null }] : []
    return [...gap, entry(one)]
  })
}

const entry = (page: number): ShownPage => ({ key: String(page), page })
