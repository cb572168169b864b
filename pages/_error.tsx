import type { NextPageContext } from 'next'
import Head from 'next/head'
import { Lost } from '../app/_components/notice/lost.tsx'
import { noticeMessages } from '../app/_messages/notices.ts'
import { securityHeaders } from '../lib/http/security-headers.ts'
import { defaultMarket } from '../lib/market/markets.ts'
import FailurePage from './500.tsx'

interface ErrorPageProps {
  isOurs: boolean
}

/** As that of a failure it is read, not run. */
export const config = { unstable_runtimeJS: false }

/** What a browser is given for an address that cannot be read, as one with half an escape: no route is looked up for it, so nothing stands there either. */
export default function ErrorPage({ isOurs }: ErrorPageProps) {
  if (isOurs) return <FailurePage />
  return (
    <main id="main">
      <Head>
        <title>{noticeMessages.en.notFound.title}</title>
        <meta name="robots" content="noindex" />
      </Head>
      <Lost market={defaultMarket} />
    </main>
  )
}

ErrorPage.getInitialProps = ({ res }: NextPageContext): ErrorPageProps => {
  for (const [name, value] of Object.entries(securityHeaders(process.env.SITE_URL)))
    res?.setHeader(name, value)
  return { isOurs: (res?.statusCode ?? 500) >= 500 }
}
