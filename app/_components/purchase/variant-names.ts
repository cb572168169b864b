import { readAs, type Variant, variantLabel } from '#lib/catalog/variant.ts'

/**
 * What each variant is called beside its siblings: by its options, and as the product when it has none. Where several would be called alike, each says its
 * price as well, and its sku if that does not tell them apart either.
 */
export function variantNames(
  variants: readonly Variant[],
  title: string,
  priceOf: (variant: Variant) => string,
): string[] {
  return variants.map((variant) => {
    const label = variantLabel(variant)
    const alike = variants.filter((other) => readAs(other) === readAs(variant))
    if (alike.length === 1) return label || title
    const isToldByPrice = new Set(alike.map(priceOf)).size === alike.length
    return [label || title, isToldByPrice ? priceOf(variant) : variant.sku].filter(Boolean).join(', ')
  })
}
