import './_styles/global.css'
import type { Metadata } from 'next'
import type { CSSProperties } from 'react'
import { defaultMarket } from '#lib/market/markets.ts'
import { Lost } from './_components/notice/lost.tsx'
import { noticeMessages } from './_messages/notices.ts'
import { fontClasses } from './_styles/fonts.ts'

export const metadata: Metadata = { title: noticeMessages.en.notFound.title }

/** Next preloads no font for this page, and a face that came late would move what stands below it: it is set in the system's own. */
const face = { '--face-text': 'system-ui', '--face-display': 'Georgia, serif' } as CSSProperties

/** For addresses that no route has. It reads nothing, so that it answers whatever is down. */
export default function GlobalNotFound() {
  return (
    <html lang={defaultMarket.locale} className={fontClasses} style={face}>
      <body>
        <main id="main">
          <Lost market={defaultMarket} />
        </main>
      </body>
    </html>
  )
}
