import type { Metadata } from 'next'
import { drawsPage } from '#app/_content/drawing.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { helpMessages } from '#app/_messages/help.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { routePath } from '#sanity/routes.ts'
import { HelpIndex } from '../../_components/help/help-index.tsx'
import { PageHead } from '../../_components/page-head/page-head.tsx'

type HelpProps = { params: MarketParams }

export async function generateMetadata({ params }: HelpProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { title, lead } = messagesIn(market, helpMessages)
  return pageMetadata({ market, path: routePath('helpIndex'), title, description: lead })
}

export default async function HelpIndexPage({ params }: HelpProps) {
  drawsPage(routePath('helpIndex'))
  const market = await marketOf(params)
  const { title, lead } = messagesIn(market, helpMessages)
  return (
    <>
      <PageHead title={title} lead={lead} />
      <HelpIndex market={market} />
    </>
  )
}
