import Head from 'next/head'
import { Notice } from '../app/_components/notice/notice.tsx'
import { WayList } from '../app/_components/notice/way-list.tsx'
import { noticeMessages } from '../app/_messages/notices.ts'
import { pageFailureMessages } from '../app/_messages/page-failure.ts'
import { routePath } from '../sanity/routes.ts'

/** It is read, not run: it is whole without JavaScript, and loads none. */
export const config = { unstable_runtimeJS: false }

// The market is not known here.
const error = pageFailureMessages.en
const lost = noticeMessages.en.notFound

const ways = [
  { text: lost.shop, path: routePath('home') },
  { text: lost.products, path: routePath('products') },
  { text: lost.journal, path: routePath('journal') },
  { text: lost.help, path: routePath('helpIndex') },
]

/** What a browser is given for a page that could not be drawn; the App Router has an empty document there, which needs its scripts. */
export default function FailurePage() {
  return (
    <main id="main">
      <Head>
        <title>{error.title}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <Notice title={error.title}>
        <p>{error.text}</p>
        {/* biome-ignore lint/a11y/useValidAnchor: the empty address is the one that failed, asked for again. */}
        <a href="" className="button">
          {error.again}
        </a>
      </Notice>
      <WayList label={lost.ways} ways={ways} />
    </main>
  )
}
