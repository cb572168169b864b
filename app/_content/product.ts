import { cache } from 'react'
import { z } from 'zod'
import { variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import { productQuery } from '#sanity/queries/product.ts'
import { pathOf } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { named } from './named.ts'
import { optionalPicture, type Picture } from './picture.ts'
import { portableText } from './portable-text.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const productSchema = named(
  'product',
  z.object({
    _id: z.string(),
    title: shownText,
    slug: z.string(),
    summary: shownText,
    category: named('category', z.object({ title: shownText, slug: z.string() }))
      .nullish()
      .catch(null),
    images: lenientList(optionalPicture).transform((pictures) =>
      pictures.filter((picture) => picture !== undefined),
    ),
    description: portableText,
    variants: lenientList(variantSchema.extend({ image: optionalPicture.optional() })),
    related: lenientList(productCardSchema),
    mentions: lenientList(articleCardSchema),
  }),
)

export type Product = z.output<typeof productSchema>
export type ProductVariant = Product['variants'][number]

/**
 * The product of a slug, or null; read once a request, however many parts of the page ask.
 *
 * @param path of the page that shows it, without a market.
 */
export const loadProduct = cache(async (slug: string, path: string = pathOf('product', slug)) => {
  const { data, readAt } = await readForPage(path, productQuery, productSchema.nullable(), { slug })
  return { product: data, readAt }
})

/** The pictures of a product when a variant of it is chosen: one of its own stands in the place of the first. */
export function picturesOf(
  { images }: Pick<Product, 'images'>,
  variant?: ProductVariant,
): readonly Picture[] {
  const own = variant?.image
  if (!own) return images
  const [first] = images
  return [own, ...images.slice(1).map((other) => (first && other.assetId === own.assetId ? first : other))]
}
