import type { Metadata } from 'next'
import { loadProduct } from '#app/_content/product.ts'
import { loadStock } from '#app/_content/stock.ts'
import { marketOf, type SlugParams } from '#app/_lib/market-params.ts'
import { movedOrNotFound } from '#app/_lib/moved.ts'
import { pageMetadata } from '#app/_lib/page-metadata.ts'
import { productData } from '#app/_lib/product-data.ts'
import { staticParams } from '#app/_lib/route-values.ts'
import { pathOf } from '#sanity/routes.ts'
import { JsonLd } from '../../../_components/json-ld.tsx'
import { RichText } from '../../../_components/portable-text/portable-text.tsx'
import { ProductGallery } from '../../../_components/product-gallery/product-gallery.tsx'
import { Purchase } from '../../../_components/purchase/purchase.tsx'
import { ReadMark } from '../../../_components/read-mark.tsx'
import { ShopLink } from '../../../_components/shop-link.tsx'
import styles from './product.module.css'

type ProductProps = { params: SlugParams }

export function generateStaticParams() {
  return staticParams('product')
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const market = await marketOf(params)
  const { product } = await loadProduct((await params).slug)
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
  const { slug } = await params
  const { product, readAt } = await loadProduct(slug)
  if (!product) return movedOrNotFound(market, 'product', slug)
  const stock = await loadStock(product.variants)
  const { category } = product
  return (
    <>
      <ReadMark at={readAt} />
      <JsonLd data={productData({ product, stock, market })} />
      <article className={`wrap ${styles.product}`}>
        <div className={styles.pictures}>
          <ProductGallery pictures={product.images} title={product.title} />
        </div>
        <div className={styles.words}>
          {category ? (
            <ShopLink market={market} path={pathOf('category', category.slug)} className={styles.category}>
              {category.title}
            </ShopLink>
          ) : null}
          <h1>{product.title}</h1>
          {product.summary ? <p className={styles.summary}>{product.summary}</p> : null}
          <Purchase variants={product.variants} stock={stock} market={market} />
          <RichText value={product.description} market={market} />
        </div>
      </article>
    </>
  )
}
