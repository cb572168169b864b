import { stegaClean } from '@sanity/client/stega'
import type { Metadata } from 'next'
import { permanentRedirect, redirect } from 'next/navigation'
import { loadProduct, picturesOf } from '#app/_content/product.ts'
import { loadStock } from '#app/_content/stock.ts'
import { marketOf, type VariantParams } from '#app/_lib/market-params.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { productData } from '#app/_lib/product-data.ts'
import { readParams } from '#app/_lib/read-params.ts'
import { variantTitle } from '#lib/catalog/variant.ts'
import { findVariant } from '#lib/catalog/variant-path.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf, routePath } from '#sanity/routes.ts'
import { JsonLd } from '../../../../_components/json-ld.tsx'
import { ProductArticle } from '../../../../_components/product/product-article.tsx'
import { WholePiece } from '../../../../_components/product/whole-piece.tsx'
import { ReadMark } from '../../../../_components/read-mark.tsx'
import { RecentlySeen } from '../../../../_components/recently-seen/recently-seen.tsx'
import { seenOf } from '../../../../_components/recently-seen/seen-of.ts'

type VariantProps = { params: VariantParams }

/** None in a build: each is drawn when it is first asked for. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: VariantProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { path, product, chosen } = await loadVariant(params)
  if (!product || !chosen) return {}
  return pageMetadata({
    market,
    path,
    canonical: pathOf('product', product.slug),
    title: stegaClean(variantTitle(product.title, chosen, product.variants)),
    description: product.summary,
    picture: picturesOf(product, chosen)[0],
  })
}

/**
 * A product with one of its variants chosen. It is the piece alone: what stands beside it in the shop is on the product's own page.
 *
 * An address that no variant has leads to that of the product, whether there is one or not, and one with capitals to the same without. So what was kept for
 * such an address, of which there is no end, stays true whatever becomes of the product. The way is not for ever: a variant may come back.
 */
export default async function VariantPage({ params }: VariantProps) {
  const market = await marketOf(params)
  const { slug, variant } = await readParams(params)
  const productPath = pathOf('product', slug)
  if (variant !== variant.toLowerCase())
    permanentRedirect(publicPath(market, routePath('variant', slug, variant.toLowerCase())))
  const { product, chosen, readAt } = await loadVariant(params)
  if (!product || !chosen) redirect(publicPath(market, productPath))
  const stock = await loadStock(product.variants)
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={productData({ product, stock, market, chosen })} />
      <ProductArticle product={product} stock={stock} market={market} chosen={chosen} />
      <WholePiece product={product} market={market} />
      <RecentlySeen market={market} here={seenOf(product)} />
    </>
  )
}

async function loadVariant(params: VariantParams) {
  const { slug, variant } = await readParams(params)
  const path = routePath('variant', slug, variant)
  const { product, readAt } = await loadProduct(slug, path)
  return { path, product, readAt, chosen: product && findVariant(product.variants, variant) }
}
