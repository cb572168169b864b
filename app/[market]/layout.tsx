import '../_styles/global.css'
import type { Metadata, Viewport } from 'next'
import { draftMode } from 'next/headers'
import { type ReactNode, Suspense } from 'react'
import { environment } from '#lib/config/environment.ts'
import { DraftBar } from '../_components/draft/draft-bar.tsx'
import { DraftTools } from '../_components/draft/draft-tools.tsx'
import { KeepFresh } from '../_components/freshness/keep-fresh.tsx'
import { FocusHeading } from '../_components/navigation/focus-heading.tsx'
import { SparePreloads } from '../_components/navigation/spare-preloads.tsx'
import { OfflineNotice } from '../_components/offline/offline-notice.tsx'
import { ReadMark } from '../_components/read-mark.tsx'
import { Announcement } from '../_components/shop-frame/announcement.tsx'
import { Footer } from '../_components/shop-frame/footer.tsx'
import { Header } from '../_components/shop-frame/header.tsx'
import { SkipLink } from '../_components/shop-frame/skip-link.tsx'
import { loadSettings } from '../_content/settings.ts'
import { type MarketParams, marketOf, marketParams } from '../_lib/market-params.ts'
import { messagesIn } from '../_messages/messages.ts'
import { noticeMessages } from '../_messages/notices.ts'
import { fontClasses } from '../_styles/fonts.ts'

/** Seconds. Pages are invalidated on demand; this bounds how long one lives that no webhook ever told us about. */
export const revalidate = 3600

export const generateStaticParams = marketParams

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f5f1' },
    { media: '(prefers-color-scheme: dark)', color: '#111816' },
  ],
}

export function generateMetadata(): Metadata {
  // Every page has a title of its own; one without turned out to be none.
  return { metadataBase: new URL(environment().site.url), title: noticeMessages.en.notFound.title }
}

export default async function MarketLayout({
  children,
  params,
}: {
  children: ReactNode
  params: MarketParams
}) {
  const market = await marketOf(params)
  const { settings, readAt } = await loadSettings()
  const { offline, online } = messagesIn(market, noticeMessages)
  const { isEnabled: isDraft } = await draftMode()
  return (
    <html lang={market.locale} className={fontClasses}>
      <body>
        <SkipLink />
        <ReadMark at={readAt} />
        {isDraft ? <DraftBar /> : null}
        <Announcement announcement={settings.announcement} />
        <Header settings={settings} market={market} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer settings={settings} market={market} />
        <OfflineNotice offline={offline} online={online} />
        <Suspense>
          <FocusHeading />
        </Suspense>
        <SparePreloads />
        {isDraft ? <DraftTools /> : <KeepFresh />}
      </body>
    </html>
  )
}
