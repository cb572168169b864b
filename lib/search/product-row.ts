import type { Variant } from '#lib/catalog/variant.ts'
import type { catalogueProducts } from '#lib/db/schema.ts'
import type { ProductSource } from './source.ts'
import { storableJson, storableName, storableText } from './storable.ts'

export type ProductRow = typeof catalogueProducts.$inferInsert

/** What filters know of a product. */
export function productRow(product: ProductSource): ProductRow {
  const { variants, category } = product
  return {
    documentId: product._id,
    slug: storableText(product.slug),
    title: storableName(product.title),
    categoryId: product.categoryId ?? null,
    categoryRev: category?._rev ?? null,
    categorySlug: category?.slug ? storableName(category.slug) : null,
    categoryTitle: category?.slug ? storableName(category.title) : null,
    prices: lowestPrices(variants),
    glazes: optionValues(variants, 'glaze'),
    sizes: optionValues(variants, 'size'),
    skus: distinct(variants.map(({ sku }) => sku)),
    card: storableJson(product.card),
    publishedAt: product._createdAt,
    updatedAt: product._updatedAt,
    rev: product._rev,
  }
}

/** The lowest price in each currency, minor units. As on the pages, the first price of a variant in a currency counts. */
export function lowestPrices(variants: readonly Pick<Variant, 'prices'>[]): Record<string, number> {
  const lowest = new Map<string, number>()
  for (const { prices } of variants) {
    const usable = prices.filter(({ amount }) => Number.isSafeInteger(amount) && amount >= 0)
    const first = new Map(usable.toReversed().map(({ currency, amount }) => [currency, amount]))
    for (const [currency, amount] of first)
      lowest.set(storableName(currency), Math.min(amount, lowest.get(currency) ?? amount))
  }
  return Object.fromEntries([...lowest].sort())
}

/** The values of an option, as displayed, in the order of the variants. Its name is compared without case. */
export function optionValues(variants: readonly Pick<Variant, 'options'>[], name: string): string[] {
  const options = variants.flatMap((variant) => variant.options)
  return distinct(
    options
      .filter((option) => option.name.trim().toLowerCase() === name)
      .map(({ value }) => value.trim())
      .filter(Boolean),
  )
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => storableName(value)))]
}
