import { choicesOf, optionValues } from '#lib/catalog/choices.ts'
import { lowestPrice } from '#lib/catalog/lowest-price.ts'
import { type Variant, variantLabel, variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { readPrice } from '#lib/market/money.ts'
import type { Facet, ShownDocument } from './facet.ts'
import { isRecord } from './same.ts'
import { decoration, list, picture, words } from './values.ts'

const variants = lenientList(variantSchema)
const read = new WeakMap<ShownDocument['fields'], Variant[]>()

/** The variants of a product as pages read them. */
export function variantsOf({ fields }: ShownDocument): readonly Variant[] {
  const known = read.get(fields) ?? variants.parse(fields.variants)
  read.set(fields, known)
  return known
}

/** Its page, with what search engines and shared links are told. */
export const productPage: Facet = (product, market) => {
  const { title, summary, images, description } = product.fields
  return {
    title: words(title),
    summary: words(summary),
    category: product.category,
    images: list(images).map(picture),
    description: list(description),
    variants: variantsOf(product).map((variant) => ({
      sku: variant.sku,
      label: variantLabel(variant),
      options: variant.options,
      price: readPrice(variant, market),
    })),
    pictures: list(product.fields.variants).map((variant) => isRecord(variant) && picture(variant.image)),
  }
}

/** A card of it; a product without an address has none. Whether it is sold out is told by the stock of its skus. */
export const productCard: Facet = (product, market) => {
  const { title, images } = product.fields
  if (product.slug === null) return null
  return {
    slug: product.slug,
    title: words(title),
    image: decoration(list(images)[0]),
    second: decoration(list(images)[1]),
    price: lowestPrice(variantsOf(product), market),
  }
}

/** That it is one of those that a list counts, and what it names there to choose from. */
export const productChoices: Facet = (product) => {
  if (product.slug === null) return null
  const variants = variantsOf(product)
  return {
    glazes: optionValues(variants, 'glaze').toSorted(),
    sizes: optionValues(variants, 'size').toSorted(),
  }
}

/** What it is counted under in a list. */
export const productCounts: Facet = (product, market) => {
  if (product.slug === null) return null
  const choices = choicesOf(variantsOf(product), market)
  return {
    category: product.category,
    choices: choices.map(({ facet, key }) => `${facet} ${key}`).toSorted(),
  }
}
