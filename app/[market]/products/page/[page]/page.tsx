import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadProducts } from '#app/_content/products.ts'
import { furtherPage } from '#app/_lib/further-page.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { pageNumber } from '#lib/catalog/page-number.ts'
import { pageOfList, routePath } from '#sanity/routes.ts'
import { drawProducts } from '../../../../_components/listing/products-listing.tsx'

type ProductsPagesProps = { params: MarketParams & Promise<{ page: string }> }

/** They are drawn when they are first asked for: a build takes no longer for a longer list. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: ProductsPagesProps): Promise<Metadata> {
  const market = await marketOf(params)
  const page = pageNumber((await params).page)
  if (page === undefined || page === 1) return {}
  // A page beyond the list says nothing of the shop, and does not change with it.
  const { products } = await loadProducts(page)
  if (products.length === 0) return {}
  const { everything, titleOfPage } = messagesIn(market, catalogueMessages)
  return pageMetadata({
    market,
    path: pageOfList(routePath('products'), page),
    title: titleOfPage(everything, page),
  })
}

export default async function ProductsPages({ params }: ProductsPagesProps) {
  const market = await marketOf(params)
  const page = furtherPage(market, routePath('products'), (await params).page)
  return (await drawProducts(market, page)) ?? notFound()
}
