import type { Metadata } from 'next'
import { loadProducts } from '#app/_content/products.ts'
import { furtherPage } from '#app/_lib/further-page.ts'
import { marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { pageNumber } from '#lib/catalog/page-number.ts'
import { pageOfList, routePath } from '#sanity/routes.ts'
import { drawProducts } from '../../../../_components/listing/products-listing.tsx'
import { LostPage } from '../../../../_components/notice/lost-page.tsx'

type ProductsPagesProps = { params: Promise<{ market: string; page: string }> }

/** They are drawn when they are first asked for: a build takes no longer for a longer list. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: ProductsPagesProps): Promise<Metadata> {
  const market = await marketOf(params)
  const page = pageNumber((await readParams(params)).page)
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
  const page = furtherPage(market, routePath('products'), (await readParams(params)).page)
  const drawn = page === undefined ? null : await drawProducts(market, page)
  return drawn ?? <LostPage market={market} />
}
