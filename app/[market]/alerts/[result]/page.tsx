import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { drawsPage } from '#app/_content/drawing.ts'
import { marketOf } from '#app/_lib/market-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import type { declarations } from '#sanity/registry/routes.ts'
import { routePath } from '#sanity/routes.ts'
import { Notice } from '../../../_components/notice/notice.tsx'
import { ShopLink } from '../../../_components/shop-link.tsx'

type AlertProps = { params: Promise<{ market: string; result: string }> }

type Result = (typeof declarations.alertResult.values)[number]

/** What a form that was sent without JavaScript is answered with. */
const notices: Record<Result, { title: string; text: string }> = {
  thanks: {
    title: 'We will write to you',
    text: 'One mail, as soon as the piece is back on the shelf. Nothing else.',
  },
  invalid: {
    title: 'That did not work',
    text: 'Go back and look at the address you gave. The piece may also be back in stock by now.',
  },
  unavailable: {
    title: 'Not just now',
    text: 'We could not take this down. Go back and send it again in a minute.',
  },
}

const isResult = (value: string): value is Result => Object.hasOwn(notices, value)

export const metadata: Metadata = { title: 'Back in stock', robots: { index: false } }

/** Any other result is no page, and leaves nothing in the cache. */
export const dynamicParams = false

export function generateStaticParams() {
  return staticParams('alertResult')
}

export default async function AlertResultPage({ params }: AlertProps) {
  const { result } = await params
  drawsPage(routePath('alertResult', result))
  const market = await marketOf(params)
  const notice = isResult(result) ? notices[result] : undefined
  if (!notice) notFound()
  return (
    <Notice title={notice.title}>
      <p>{notice.text}</p>
      <ShopLink market={market} path={routePath('products')} className="more">
        Everything we make
      </ShopLink>
    </Notice>
  )
}
