import './_styles/global.css'
import type { Metadata } from 'next'
import { routePath } from '#sanity/routes.ts'
import { Notice } from './_components/notice/notice.tsx'
import { WayList } from './_components/notice/way-list.tsx'
import { fontClasses } from './_styles/fonts.ts'

export const metadata: Metadata = { title: 'Nothing stands here', robots: { index: false } }

const ways = [
  { text: 'The shop', path: routePath('home') },
  { text: 'Everything we make', path: routePath('products') },
  { text: 'Journal', path: routePath('journal') },
  { text: 'Help', path: routePath('helpIndex') },
]

/** For addresses that no route has. It reads nothing, so that it answers whatever is down. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontClasses}>
      <body>
        <main id="main">
          <Notice title="Nothing stands here">
            <p>The address may be mistyped, or what stood here has moved.</p>
          </Notice>
          <WayList ways={ways} />
        </main>
      </body>
    </html>
  )
}
