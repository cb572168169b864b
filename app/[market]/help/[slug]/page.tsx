import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { drawsPage } from '#app/_content/drawing.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { helpMessages } from '#app/_messages/help.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { publicPath } from '#lib/market/paths.ts'
import { routePath } from '#sanity/routes.ts'
import { Breadcrumb } from '../../../_components/breadcrumb/breadcrumb.tsx'
import { DayText } from '../../../_components/day-text.tsx'
import { HelpIndex } from '../../../_components/help/help-index.tsx'
import { HelpText } from '../../../_components/help/help-text.tsx'
import { LostPage } from '../../../_components/notice/lost-page.tsx'
import { PageHead } from '../../../_components/page-head/page-head.tsx'
import { helpPages } from '../../../_components/shop-frame/help-links.ts'

import styles from './help.module.css'

type HelpProps = { params: SlugParams }

const findHelp = (wanted: string) => helpPages().find(({ slug }) => slug === wanted)

export function generateStaticParams() {
  return staticParams('help')
}

export async function generateMetadata({ params }: HelpProps): Promise<Metadata> {
  const market = await marketOf(params)
  const help = findHelp((await readParams(params)).slug)
  if (!help) return {}
  const { slug, title, description } = help
  return pageMetadata({ market, path: routePath('help', slug), title, description })
}

export default async function HelpPage({ params }: HelpProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  drawsPage(routePath('help', slug))
  const help = findHelp(slug)
  if (!help) {
    const small = findHelp(slug.toLowerCase())
    if (small) permanentRedirect(publicPath(market, routePath('help', small.slug)))
    return <LostPage market={market} />
  }
  const words = messagesIn(market, helpMessages)
  return (
    <>
      <PageHead
        title={help.title}
        lead={help.description}
        above={
          <Breadcrumb
            market={market}
            trail={[{ title: words.title, path: routePath('helpIndex') }]}
            here={{ title: help.title, path: routePath('help', slug) }}
          />
        }
        below={
          <>
            {words.updated} <DayText at={help.updatedAt} market={market} />
          </>
        }
      />
      <div className="wrap">
        <HelpText code={help.body.code} />
      </div>
      <aside className={styles.more} aria-labelledby="more-help">
        <h2 className="wrap" id="more-help">
          {words.more}
        </h2>
        <HelpIndex market={market} without={slug} heading="h3" />
      </aside>
    </>
  )
}
