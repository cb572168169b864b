import { stegaClean } from '@sanity/client/stega'
import { imageBase } from '#app/_components/picture/image-base.ts'
import { pictureSource } from '#app/_components/picture/source.ts'
import { type Product, type ProductVariant, picturesOf } from '#app/_content/product.ts'
import { isSoldOut, type Stock } from '#app/_content/stock.ts'
import { type Variant, variantTitle } from '#lib/catalog/variant.ts'
import { variantPath } from '#lib/catalog/variant-path.ts'
import { environment } from '#lib/config/environment.ts'
import type { Market } from '#lib/market/markets.ts'
import { decimalPrice, readPrice } from '#lib/market/money.ts'
import { publicPath } from '#lib/market/paths.ts'
import { pathOf } from '#sanity/routes.ts'

interface ProductFacts {
  product: Product
  stock: Stock
  market: Market
  /** The variant that the page is of; all of them on the product's own. */
  chosen?: ProductVariant
}

type Data = Record<string, unknown>

/** schema.org's Product: a ProductGroup with a Product for each variant, or the one alone that there is or that the page is of. */
export function productData({ product, stock, market, chosen }: ProductFacts): Data {
  const { title, summary, category, variants, slug } = product
  const shared: Data = {
    name: title,
    description: summary || undefined,
    category: category?.title,
  }
  const own = { ...shared, image: imagesOf(product), url: addressOf(market, pathOf('product', slug)) }
  const one = chosen ?? (variants.length === 1 ? variants[0] : undefined)
  if (one)
    return {
      ...shared,
      ...variantData(one, { product, stock, market }),
      name: variantTitle(title, one, variants),
    }
  if (variants.length === 0) return { '@type': 'Product', ...own }
  return {
    '@type': 'ProductGroup',
    ...own,
    productGroupID: product._id,
    variesBy: variesBy(variants),
    hasVariant: variants.map((variant) => ({
      ...variantData(variant, { product, stock, market }),
      name: variantTitle(title, variant, variants),
    })),
  }
}

function imagesOf(product: Product, variant?: ProductVariant): string[] | undefined {
  const pictures = picturesOf(product, variant)
  return pictures.length > 0 ? pictures.map((picture) => pictureSource(picture, imageBase()).src) : undefined
}

function variantData(variant: ProductVariant, { product, stock, market }: ProductFacts): Data {
  const { sku, options } = variant
  const url = addressOf(market, variantPath(product.slug, sku))
  const known = options.flatMap(({ name, value }) => {
    const property = propertyOf(name)
    return property && value ? [[property, value]] : []
  })
  return {
    '@type': 'Product',
    sku,
    url,
    image: imagesOf(product, variant),
    ...Object.fromEntries(known),
    offers: offerOf(variant, url, stock, market),
  }
}

/** A variant that has no price in the market is not offered there. A stock that could not be read is not told. */
function offerOf(variant: Variant, url: string, stock: Stock, market: Market): Data | undefined {
  const reading = readPrice(variant, market)
  if (reading.state === 'unpriced') return undefined
  const availability = isSoldOut(variant.sku, stock) ? 'OutOfStock' : 'InStock'
  return {
    '@type': 'Offer',
    sku: variant.sku,
    url,
    price: decimalPrice(reading.price),
    priceCurrency: reading.price.currency,
    availability: stock && `https://schema.org/${availability}`,
    itemCondition: 'https://schema.org/NewCondition',
  }
}

/** The names that schema.org has for what an editor calls an option. */
const properties: Record<string, 'size' | 'color' | 'material' | 'pattern'> = {
  size: 'size',
  glaze: 'color',
  colour: 'color',
  color: 'color',
  material: 'material',
  clay: 'material',
  pattern: 'pattern',
}

function propertyOf(option: string) {
  return properties[stegaClean(option).trim().toLowerCase()]
}

function variesBy(variants: readonly Variant[]): string[] | undefined {
  const found = new Map<string, Set<string>>()
  for (const { name, value } of variants.flatMap(({ options }) => options)) {
    const property = propertyOf(name)
    if (property) found.set(property, (found.get(property) ?? new Set()).add(stegaClean(value)))
  }
  const varying = [...found].filter(([, values]) => values.size > 1)
  return varying.length > 0 ? varying.map(([property]) => `https://schema.org/${property}`) : undefined
}

function addressOf(market: Market, path: string): string {
  return new URL(publicPath(market, path), environment().site.url).href
}
