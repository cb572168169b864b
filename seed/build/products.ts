import { type GlazeCode, glazes, looks } from '../source/glazes.ts'
import type { Price, Product, Size } from '../source/types.ts'
import { keyed } from './keys.ts'
import { imageField, isDrawn } from './pictures.ts'
import { richText } from './rich-text.ts'

type VariantSource = { sku: string; ending: string; size: Size; glaze: GlazeCode; onHand: number }

/** The product's document and one inventory item for each of its variants. */
export function productDocuments(product: Product, category: string) {
  const variants = variantSources(product)
  const document = {
    _id: `product-${product.slug}`,
    _type: 'product',
    title: product.title,
    slug: { _type: 'slug', current: product.slug },
    category: { _type: 'reference', _ref: `category-${category}` },
    summary: product.summary,
    images: keyed('image', product.pictures.map(({ name, alt }) => imageField(name, { alt }))),
    description: richText(product.description),
    featured: product.featured ?? false,
    variants: variants.map((source) => variant(product, source)),
  }
  const inventory = variants.map(({ sku, onHand }) => ({
    _id: `inventory-${sku}`,
    _type: 'inventoryItem',
    sku,
    onHand,
    sold: 0,
  }))
  return [document, ...inventory]
}

function variantSources({ slug, skuStem, sizes, glazes: codes, onHand }: Product): VariantSource[] {
  const sources = sizes.flatMap((size) =>
    codes.flatMap((glaze) => {
      const ending = size.code ? `${size.code}-${glaze}` : glaze
      const stock = onHand[ending]
      return stock === undefined ? [] : [{ sku: `${skuStem}-${ending}`, ending, size, glaze, onHand: stock }]
    }),
  )
  const known = new Set(sources.map(({ ending }) => ending))
  const stray = Object.keys(onHand).filter((ending) => !known.has(ending))
  if (stray.length > 0) throw new Error(`${slug}: onHand names no size and glaze of it: ${stray.join(', ')}`)
  return sources
}

function variant({ slug, title, compareAt }: Product, { sku, ending, size, glaze }: VariantSource) {
  const former = compareAt?.[ending]
  const ownPicture = `${slug}-${glaze.toLowerCase()}`
  return {
    _key: sku.toLowerCase(),
    _type: 'variant',
    sku,
    options: [
      { _key: 'size', _type: 'option', name: 'Size', value: size.label },
      { _key: 'glaze', _type: 'option', name: 'Glaze', value: glazes[glaze] },
    ],
    ...(isDrawn(ownPicture) ? { image: imageField(ownPicture, { alt: `${title} in ${looks[glaze]}` }) } : {}),
    prices: prices(size.price),
    ...(former ? { compareAtPrices: prices(former) } : {}),
  }
}

function prices({ EUR, USD }: Price) {
  return [
    { _key: 'eur', _type: 'price', currency: 'EUR', amount: EUR },
    { _key: 'usd', _type: 'price', currency: 'USD', amount: USD },
  ]
}
