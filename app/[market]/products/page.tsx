import type { Metadata } from 'next'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import { routePath } from '#sanity/routes.ts'
import { drawProducts } from '../../_components/listing/products-listing.tsx'

type ProductsProps = { params: MarketParams }

export async function generateMetadata({ params }: ProductsProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { everything } = messagesIn(market, catalogueMessages)
  return pageMetadata({ market, path: routePath('products'), title: everything })
}

export default async function ProductsPage({ params }: ProductsProps) {
  return drawProducts(await marketOf(params), 1)
}
