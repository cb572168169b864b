import { z } from 'zod'
import { labelAmong, variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { readPublished } from '#lib/content/read.ts'
import { wishableProductQuery } from '#sanity/queries/wished-products.ts'

/** What a list notes of a thing beside its ids. */
export interface Wishable {
  title: string
  /** What tells the variant from its siblings; empty for the product as such. */
  variant: string
  slug: string
}

const answer = z
  .object({
    title: z
      .string()
      .nullish()
      .transform((title) => title ?? ''),
    slug: z.string(),
    variants: lenientList(variantSchema),
  })
  .nullable()

const fits = (data: unknown) => answer.safeParse(data).success

/**
 * What may stand on a list under this name; undefined when no published product, or none of its variants, has it.
 *
 * @param sku empty for the product as such.
 * @throws LakeUnavailable
 */
export async function findWishable(product: string, sku: string): Promise<Wishable | undefined> {
  const { data } = await readPublished(wishableProductQuery, { id: product }, undefined, fits)
  const found = answer.parse(data)
  if (!found) return undefined
  const { title, slug, variants } = found
  if (sku === '') return { title, slug, variant: '' }
  const variant = variants.find((one) => one.sku === sku)
  return variant && { title, slug, variant: labelAmong(variant, variants) }
}
