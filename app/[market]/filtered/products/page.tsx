import type { Metadata } from 'next'
import { drawsPage } from '#app/_content/drawing.ts'
import { loadFiltered } from '#app/_content/filtered.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { catalogueMessages } from '#app/_messages/catalogue.ts'
import { messagesIn } from '#app/_messages/messages.ts'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { routePath } from '#sanity/routes.ts'
import { FilteredListing } from '../../../_components/listing/filtered-listing.tsx'
import { PageHead } from '../../../_components/page-head/page-head.tsx'

interface FilteredProductsProps {
  params: MarketParams
  searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params }: FilteredProductsProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { everything } = messagesIn(market, catalogueMessages)
  const metadata = await pageMetadata({ market, path: routePath('products'), title: everything })
  return { ...metadata, robots: { index: false } }
}

/** Reached by the rewrites of next.config.js: `/products` with a question. */
export default async function FilteredProductsPage({ params, searchParams }: FilteredProductsProps) {
  const market = await marketOf(params)
  const path = routePath('products')
  drawsPage(path)
  const texts = messagesIn(market, catalogueMessages)
  const filtered = await loadFiltered({ category: null, market, size: listingSize }, await searchParams)
  return (
    <>
      <PageHead title={texts.everything} />
      <FilteredListing market={market} path={path} filtered={filtered} />
    </>
  )
}
