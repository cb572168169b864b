import { notFound } from 'next/navigation'
import type { Market } from '#lib/market/markets.ts'
import { Lost } from './lost.tsx'
import { NotFoundStatus } from './not-found-status.tsx'

interface LostPageProps {
  market: Market
  /** What the address may have meant, for the search. */
  words?: string
}

/** A kept page for an address that no document has: answered with 404, and whole without JavaScript. */
export function LostPage({ market, words }: LostPageProps) {
  // `next dev` keeps nothing: each page is drawn for the request, and has this way alone to its status.
  if (process.env.NODE_ENV === 'development') notFound()
  return (
    <>
      <NotFoundStatus />
      <Lost market={market} words={words} />
    </>
  )
}
