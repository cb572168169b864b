import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { drawsPage } from '#app/_content/drawing.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { routePath } from '#sanity/routes.ts'
import { HelpText } from '../../../_components/help/help-text.tsx'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { helpPages } from '../../../_components/shop-frame/help-links.ts'

type HelpProps = { params: SlugParams }

const findHelp = (wanted: string) => helpPages().find(({ slug }) => slug === wanted)

/** The help pages are known when the shop is built. */
export const dynamicParams = false

export function generateStaticParams() {
  return staticParams('help')
}

export async function generateMetadata({ params }: HelpProps): Promise<Metadata> {
  const market = await marketOf(params)
  const help = findHelp((await params).slug)
  if (!help) return {}
  const { slug, title, description } = help
  return pageMetadata({ market, path: routePath('help', slug), title, description })
}

export default async function HelpPage({ params }: HelpProps) {
  const { slug } = await params
  drawsPage(routePath('help', slug))
  const help = findHelp(slug)
  if (!help) notFound()
  return (
    <>
      <PageHead title={help.title} lead={help.description} />
      <div className="wrap">
        <HelpText code={help.body.code} />
      </div>
    </>
  )
}
