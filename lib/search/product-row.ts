import { optionOf } from '#lib/catalog/choices.ts'
import type { Variant } from '#lib/catalog/variant.ts'
import type { catalogueProducts, catalogueVariants } from '#lib/db/schema.ts'
import { isUsable } from '#lib/market/money.ts'
import { shownCategory } from './shown-category.ts'
import type { ProductSource } from './source.ts'
import { storableJson, storableName, storableText } from './storable.ts'

export type VariantRow = Omit<typeof catalogueVariants.$inferInsert, 'product'>

/** What filters know of a product, and of its variants in their order. */
export interface ProductRow {
  product: typeof catalogueProducts.$inferInsert
  variants: VariantRow[]
}

/** A filter keeps the values of a product as bits of one number of 64, at their places from 1. */
const mostValues = 63

export function productRow(product: ProductSource): ProductRow {
  const { variants, category } = product
  const shown = shownCategory(product)
  const glazes = foundValues(variants, 'glaze')
  const sizes = foundValues(variants, 'size')
  return {
    product: {
      documentId: product._id,
      slug: storableText(product.slug),
      title: storableName(product.title),
      categoryId: product.categoryId ?? null,
      categoryRev: category?._rev ?? null,
      categorySlug: shown?.slug ?? null,
      categoryTitle: shown?.title ?? null,
      prices: lowestPrices(variants),
      glazes,
      sizes,
      card: storableJson(product.card),
      publishedAt: product._createdAt,
      updatedAt: product._updatedAt,
      rev: product._rev,
    },
    variants: variants.map((variant, position) => {
      const glaze = optionValue(variant, 'glaze')
      const size = optionValue(variant, 'size')
      const { EUR, USD } = firstPrices(variant)
      return {
        position,
        sku: storableName(variant.sku),
        glaze: glaze ?? null,
        glazePlace: placeAmong(glazes, glaze),
        size: size ?? null,
        sizePlace: placeAmong(sizes, size),
        eur: EUR ?? null,
        usd: USD ?? null,
      }
    }),
  }
}

/** The lowest price in each currency, minor units. */
export function lowestPrices(variants: readonly Pick<Variant, 'prices'>[]): Record<string, number> {
  const lowest = new Map<string, number>()
  for (const variant of variants)
    for (const [currency, amount] of Object.entries(firstPrices(variant)))
      lowest.set(currency, Math.min(amount, lowest.get(currency) ?? amount))
  return Object.fromEntries([...lowest].sort())
}

/** As on the pages, the first price of a variant in a currency counts. */
function firstPrices({ prices }: Pick<Variant, 'prices'>): Record<string, number> {
  const first = new Map(
    prices
      .filter(isUsable)
      .toReversed()
      .map(({ currency, amount }) => [storableName(currency), amount]),
  )
  return Object.fromEntries([...first].sort())
}

/** The values by which a product is found under an option, in the order of the variants. */
export function foundValues(variants: readonly Pick<Variant, 'options'>[], name: string): string[] {
  const values = variants.map((variant) => optionValue(variant, name))
  return [...new Set(values.filter((value) => value !== undefined))].slice(0, mostValues)
}

function optionValue(variant: Pick<Variant, 'options'>, name: string): string | undefined {
  return storableName(optionOf(variant, name) ?? '') || undefined
}

/** From 1, as PostgreSQL counts. */
function placeAmong(values: readonly string[], value: string | undefined): number | null {
  const at = value === undefined ? -1 : values.indexOf(value)
  return at < 0 ? null : at + 1
}
