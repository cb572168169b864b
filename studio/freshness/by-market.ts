import type { LivePage } from './answer.ts'

/** Pages in the order they came, market by market; what belongs to no market comes last. */
export function byMarket(pages: readonly LivePage[]): { market: string; pages: LivePage[] }[] {
  const groups = new Map<string, LivePage[]>()
  for (const page of pages.filter(({ market }) => market !== null)) add(groups, page.market ?? '', page)
  for (const page of pages.filter(({ market }) => market === null)) add(groups, 'In every market', page)
  return [...groups].map(([market, inMarket]) => ({ market, pages: inMarket }))
}

function add(groups: Map<string, LivePage[]>, market: string, page: LivePage): void {
  groups.set(market, [...(groups.get(market) ?? []), page])
}
