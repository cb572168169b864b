import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { named } from './named.ts'
import { optionalPicture } from './picture.ts'

export const categoryCardFields = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  description: shownText,
  image: optionalPicture,
})

export const categoryCardSchema = named('category', categoryCardFields)

export type CategoryCardContent = z.output<typeof categoryCardSchema>
