import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { optionalPicture } from './picture.ts'

export const categoryCardSchema = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  description: shownText,
  image: optionalPicture,
})

export type CategoryCardContent = z.output<typeof categoryCardSchema>
