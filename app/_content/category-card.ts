import { z } from 'zod'
import { optionalPicture } from './picture.ts'
import { shownText } from './text.ts'

export const categoryCardSchema = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  description: shownText,
  image: optionalPicture,
})

export type CategoryCardContent = z.output<typeof categoryCardSchema>
