import { cache } from 'react'
import type { Market } from '#lib/market/markets.ts'

interface Drawing {
  market?: Market
  /** Without the market. */
  path?: string
}

/** The page that this request draws, as far as its parts have told. What reads in it for the frame learns so which page it read for. */
export const drawing = cache((): Drawing => ({}))

/** Names the page, for one that reads nothing itself. `path` is from the registry, without a market. */
export function drawsPage(path: string): void {
  drawing().path = path
}
