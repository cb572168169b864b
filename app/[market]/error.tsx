'use client'

import { useParams } from 'next/navigation'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'
import { Failure } from '../_components/notice/failure.tsx'

interface PageErrorProps {
  /** `digest` names the fault in our log. */
  error: Error & { digest?: string }
  reset: () => void
}

/** A page that could not be drawn; the frame around it stands. */
export default function PageError({ error, reset }: PageErrorProps) {
  const { market } = useParams()
  return <Failure digest={error.digest} again={reset} market={findMarket(String(market)) ?? defaultMarket} />
}
