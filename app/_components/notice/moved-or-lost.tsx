import { followMove } from '#app/_lib/moved.ts'
import type { Market } from '#lib/market/markets.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { LostPage } from './lost-page.tsx'

interface MovedOrLostProps {
  market: Market
  type: PageType
  /** Of the address that was asked for; no document of the type has it. */
  slug: string
}

/** Stands for the page of a document that is not there: it leads to where the document is now, or is not found. */
export async function MovedOrLost({ market, type, slug }: MovedOrLostProps) {
  await followMove(market, type, slug)
  return <LostPage market={market} words={wordsOf(slug)} />
}

/** The search takes slips of the pen, so what was meant is one step away. A name is not longer than this. */
const mostCharacters = 60

function wordsOf(slug: string): string {
  return slug
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .slice(0, mostCharacters)
}
