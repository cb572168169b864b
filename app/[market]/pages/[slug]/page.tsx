import type { Metadata } from 'next'
import { loadPage } from '#app/_content/free-page.ts'
import { loadSettings } from '#app/_content/settings.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../../../_components/breadcrumb/breadcrumb.tsx'
import { MovedOrLost } from '../../../_components/notice/moved-or-lost.tsx'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { RichText } from '../../../_components/portable-text/portable-text.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'

type PageProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('page')
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { page } = await loadPage((await readParams(params)).slug)
  return page ? pageMetadata({ market, path: pathOf('page', page.slug), title: page.title }) : {}
}

export default async function FreePage({ params }: PageProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  const { page, readAt } = await loadPage(slug)
  if (!page) return <MovedOrLost market={market} type="page" slug={slug} />
  const { settings } = await loadSettings()
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead
        title={page.title}
        above={
          <Breadcrumb
            market={market}
            trail={[{ title: settings.name, path: routePath('home') }]}
            here={{ title: page.title, path: pathOf('page', page.slug) }}
          />
        }
      />
      <div className="wrap">
        <RichText value={page.body} market={market} />
      </div>
    </>
  )
}
