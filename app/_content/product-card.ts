import { z } from 'zod'
import { variantSchema } from '#lib/catalog/variant.ts'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import { named } from './named.ts'
import { optionalPicture } from './picture.ts'

export const productCardFields = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  image: optionalPicture,
  /** Shown in its place while a pointer rests on the card. */
  second: optionalPicture,
  variants: lenientList(variantSchema),
})

export const productCardSchema = named('product', productCardFields)

export interface ProductCardContent extends z.output<typeof productCardSchema> {
  /** Sku of the variant that it stands for, where a shopper asked for what not all of them have. */
  chosen?: string
}
