import type { Metadata } from 'next'
import { drawsPage } from '#app/_content/drawing.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { routePath } from '#sanity/routes.ts'
import { HelpIndex } from '../../_components/help/help-index.tsx'
import { PageHead } from '../../_components/page-head/page-head.tsx'

type HelpProps = { params: MarketParams }

const title = 'Help'

export async function generateMetadata({ params }: HelpProps): Promise<Metadata> {
  return pageMetadata({ market: await marketOf(params), path: routePath('helpIndex'), title })
}

export default async function HelpIndexPage({ params }: HelpProps) {
  drawsPage(routePath('helpIndex'))
  const market = await marketOf(params)
  return (
    <>
      <PageHead title={title} />
      <HelpIndex market={market} />
    </>
  )
}
