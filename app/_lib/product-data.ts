import { imageBase } from '#app/_components/picture/image-base.ts'
import { pictureSource } from '#app/_components/picture/source.ts'
import type { Product } from '#app/_content/product.ts'
import { isSoldOut, type Stock } from '#app/_content/stock.ts'
import { variantLabel } from '#lib/catalog/variant.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { decimalPrice, readPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'

interface ProductFacts {
  product: Product
  stock: Stock
  market: Market
}

/** schema.org's Product with one Offer for each variant that has a price in this market. */
export function productData({ product, stock, market }: ProductFacts): Record<string, unknown> {
  const url = new URL(publicPath(market, pathOf('product', product.slug)), environment().site.url).href
  const offers = product.variants.flatMap((variant) => {
    const reading = readPrice(variant, market)
    if (reading.state === 'unpriced') return []
    const availability = isSoldOut(variant.sku, stock) ? 'OutOfStock' : 'InStock'
    return {
      '@type': 'Offer',
      sku: variant.sku,
      name: variantLabel(variant),
      url: `${url}#${variant.sku}`,
      price: decimalPrice(reading.price),
      priceCurrency: reading.price.currency,
      availability: stock && `https://schema.org/${availability}`,
    }
  })
  return {
    '@type': 'Product',
    name: product.title,
    description: product.summary || undefined,
    image: product.images.map((picture) => pictureSource(picture, imageBase()).src),
    category: product.category?.title,
    offers,
  }
}
