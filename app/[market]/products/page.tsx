import type { Metadata } from 'next'
import { loadProducts } from '#app/_content/products.ts'
import { type MarketParams, marketOf } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { routePath } from '#sanity/routes.ts'
import { PageHead } from '../../_components/page-head/page-head.tsx'
import { ProductGrid } from '../../_components/product-card/product-grid.tsx'
import { ReadMark } from '../../_components/read-mark.tsx'

type ProductsProps = { params: MarketParams }

const title = 'Everything we make'

export async function generateMetadata({ params }: ProductsProps): Promise<Metadata> {
  return pageMetadata({ market: await marketOf(params), path: routePath('products'), title })
}

export default async function ProductsPage({ params }: ProductsProps) {
  const market = await marketOf(params)
  const { products, readAt } = await loadProducts()
  return (
    <>
      <ReadMark at={readAt} />
      <PageHead title={title} lead={`${products.length} pieces, thrown and glazed by hand.`} />
      <div className="wrap">
        <ProductGrid products={products} market={market} eagerCount={4} heading="h2" />
      </div>
    </>
  )
}
