import './_styles/global.css'
import type { Metadata } from 'next'
import { Notice } from './_components/notice/notice.tsx'
import { fontClasses } from './_styles/fonts.ts'

export const metadata: Metadata = { title: 'Nothing stands here', robots: { index: false } }

/** For addresses that no route has. It reads nothing, so that it answers whatever is down. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <main id="main">
          <Notice title="Nothing stands here">
            <p>
              The address may be mistyped. Go to <a href="/">the shop</a>, or look at{' '}
              <a href="/products">everything we make</a>.
            </p>
          </Notice>
        </main>
      </body>
    </html>
  )
}
