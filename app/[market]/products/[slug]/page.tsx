import type { Metadata } from 'next'
import { loadProduct } from '#app/_content/product.ts'
import { loadStock } from '#app/_content/stock.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { productData } from '#app/_lib/product-data.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf } from '#sanity/routes.ts'
import { JsonLd } from '../../../_components/json-ld.tsx'
import { MovedOrLost } from '../../../_components/notice/moved-or-lost.tsx'
import { Beside } from '../../../_components/product/beside.tsx'
import { ProductArticle } from '../../../_components/product/product-article.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'
import { RecentlySeen } from '../../../_components/recently-seen/recently-seen.tsx'
import { seenOf } from '../../../_components/recently-seen/seen-of.ts'

type ProductProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('product')
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { product } = await loadProduct((await readParams(params)).slug)
  if (!product) return {}
  return pageMetadata({
    market,
    path: pathOf('product', product.slug),
    title: product.title,
    description: product.summary,
    picture: product.images[0],
  })
}

export default async function ProductPage({ params }: ProductProps) {
  const market = await marketOf(params)
  const { slug } = await readParams(params)
  const { product, readAt } = await loadProduct(slug)
  if (!product) return <MovedOrLost market={market} type="product" slug={slug} />
  const stock = await loadStock(product.variants)
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={productData({ product, stock, market })} />
      <ProductArticle product={product} stock={stock} market={market} />
      <Beside product={product} market={market} />
      <RecentlySeen market={market} here={seenOf(product)} />
    </>
  )
}
