import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadPage } from '#app/_content/free-page.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { publishedSlugs } from '#app/_lib/static-slugs.ts'
import { pageSlugsQuery } from '#sanity/queries/slugs.ts'
import { pathOf } from '#sanity/routes.ts'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { RichText } from '../../../_components/portable-text/portable-text.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'

type PageProps = { params: SlugParams }

export function generateStaticParams() {
  return publishedSlugs(pageSlugsQuery)
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { page } = await loadPage((await params).slug)
  return page ? pageMetadata({ market, path: pathOf('page', page.slug), title: page.title }) : {}
}

export default async function FreePage({ params }: PageProps) {
  const market = await marketOf(params)
  const { page, readAt } = await loadPage((await params).slug)
  if (!page) notFound()
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead title={page.title} />
      <div className="wrap">
        <RichText value={page.body} market={market} />
      </div>
    </>
  )
}
