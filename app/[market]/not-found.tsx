import type { Metadata } from 'next'
import { drawing } from '#app/_content/drawing.ts'
import { noticeMessages } from '#app/_messages/notices.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import { Lost } from '../_components/notice/lost.tsx'

export const metadata: Metadata = { title: noticeMessages.en.notFound.title }

/** Next gives it no parameters; the layout around it has told which market is drawn, unless the address has none. */
export default function NotFound() {
  return <Lost market={drawing().market ?? defaultMarket} />
}
