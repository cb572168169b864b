import type { Metadata } from 'next'
import { loadJournal } from '#app/_content/journal.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { routePath } from '#sanity/routes.ts'
import { ArticleList } from '../../_components/journal/article-list.tsx'
import { PageHead } from '../../_components/page-head/page-head.tsx'
import { ReadMark } from '../../_components/read-mark.tsx'

type JournalProps = { params: MarketParams }

const title = 'Journal'

export async function generateMetadata({ params }: JournalProps): Promise<Metadata> {
  return pageMetadata({ market: await marketOf(params), path: routePath('journal'), title })
}

export default async function JournalPage({ params }: JournalProps) {
  const market = await marketOf(params)
  const { articles, readAt } = await loadJournal()
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead title={title} lead="Notes from the wheel, the glaze bench and the kiln shed." />
      <div className="wrap">
        <ArticleList articles={articles} market={market} heading="h2" eagerCount={2} />
      </div>
    </>
  )
}
