import Head from 'next/head'
import { Notice } from '../app/_components/notice/notice.tsx'
import { WayList } from '../app/_components/notice/way-list.tsx'
import { routePath } from '../sanity/routes.ts'

/** It is read, not run: it is whole without JavaScript, and loads none. */
export const config = { unstable_runtimeJS: false }

const ways = [
  { text: 'The shop', path: routePath('home') },
  { text: 'Everything we make', path: routePath('products') },
  { text: 'Journal', path: routePath('journal') },
  { text: 'Help', path: routePath('helpIndex') },
]

/** What a browser is given for a page that could not be drawn; the App Router has an empty document there, which needs its scripts. */
export default function FailurePage() {
  return (
    <main id="main">
      <Head>
        <title>This page cannot be shown right now</title>
        <meta name="robots" content="noindex" />
      </Head>
      <Notice title="This page cannot be shown right now">
        <p>The fault is ours and has been written down. It usually passes within a minute.</p>
        {/* biome-ignore lint/a11y/useValidAnchor: the empty address is the one that failed, asked for again. */}
        <a href="" className="button">
          Try again
        </a>
      </Notice>
      <WayList ways={ways} />
    </main>
  )
}
