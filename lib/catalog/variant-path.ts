import { routePath } from '#sanity/routes.ts'

/**
 * The last segment of a variant's address: its sku in lower case, which stays when an editor calls its options otherwise. Undefined for one without a sku,
 * which has no address.
 */
export function variantSegment(sku: string): string | undefined {
  return sku.toLowerCase() || undefined
}

/** The address of a variant, without a market; that of its product when it has none of its own. */
export function variantPath(slug: string, sku: string): string {
  const segment = variantSegment(sku)
  return segment === undefined ? routePath('product', slug) : routePath('variant', slug, segment)
}

/** The variant of an address; undefined when the product has none with this segment. */
export function findVariant<Variant extends { sku: string }>(
  variants: readonly Variant[],
  segment: string,
): Variant | undefined {
  return variants.find(({ sku }) => variantSegment(sku) === segment)
}

/** Those that have an address to themselves: of several with the same sku, or with none, which an editor is warned of, the first. */
export function addressedVariants<Variant extends { sku: string }>(variants: readonly Variant[]): Variant[] {
  const first = new Map(variants.toReversed().map((variant) => [variantSegment(variant.sku), variant]))
  return variants.filter((variant) => first.get(variantSegment(variant.sku)) === variant)
}
