import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { drawsPage } from '#app/_content/drawing.ts'
import { marketOf } from '#app/_lib/market-params.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { noticeMessages } from '#app/_messages/notices.ts'
import type { declarations } from '#sanity/registry/routes.ts'
import { routePath } from '#sanity/routes.ts'
import { Notice } from '../../../_components/notice/notice.tsx'
import styles from '../../../_components/notice/ways.module.css'
import { ShopLink } from '../../../_components/shop-link.tsx'

type AlertProps = { params: Promise<{ market: string; result: string }> }

type Result = (typeof declarations.alertResult.values)[number]

const isResult = (value: string): value is Result => Object.hasOwn(noticeMessages.en.alerts.results, value)

export const metadata: Metadata = { title: noticeMessages.en.alerts.title, robots: { index: false } }

/** Any other result is no page, and leaves nothing in the cache. */
export const dynamicParams = false

export function generateStaticParams() {
  return staticParams('alertResult')
}

/** What a form that was sent without JavaScript is answered with. */
export default async function AlertResultPage({ params }: AlertProps) {
  const { result } = await readParams(params)
  drawsPage(routePath('alertResult', result))
  const market = await marketOf(params)
  if (!isResult(result)) notFound()
  const { alerts } = messagesIn(market, noticeMessages)
  const { title, text } = alerts.results[result]
  return (
    <Notice title={title}>
      <p>{text}</p>
      <p className={styles.ways}>
        <ShopLink market={market} path={routePath('products')} className="more">
          {alerts.products}
        </ShopLink>
        <ShopLink market={market} path={routePath('help', 'stock-alerts')} className="more">
          {alerts.about}
        </ShopLink>
      </p>
    </Notice>
  )
}
