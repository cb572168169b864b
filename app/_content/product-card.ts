import { z } from 'zod'
import { lenientList } from './lists.ts'
import { optionalPicture } from './picture.ts'
import { shownText } from './text.ts'
import { variantSchema } from './variant.ts'

export const productCardSchema = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  summary: shownText,
  image: optionalPicture,
  variants: lenientList(variantSchema),
})

export type ProductCardContent = z.output<typeof productCardSchema>
