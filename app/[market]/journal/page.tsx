import type { Metadata } from 'next'
import { loadJournal } from '#app/_content/journal.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { journalMessages } from '#app/_messages/journal.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { routePath } from '#sanity/routes.ts'
import { ArticleList } from '../../_components/journal/article-list.tsx'
import { PageHead } from '../../_components/page-head/page-head.tsx'
import { ReadMark } from '../../_components/read-mark.tsx'

type JournalProps = { params: MarketParams }

export async function generateMetadata({ params }: JournalProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { title, lead } = messagesIn(market, journalMessages)
  return pageMetadata({ market, path: routePath('journal'), title, description: lead })
}

export default async function JournalPage({ params }: JournalProps) {
  const market = await marketOf(params)
  const { articles, readAt } = await loadJournal()
  const { title, lead } = messagesIn(market, journalMessages)
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead title={title} lead={lead} />
      <div className="wrap">
        <ArticleList articles={articles} market={market} heading="h2" eagerCount={2} />
      </div>
    </>
  )
}
