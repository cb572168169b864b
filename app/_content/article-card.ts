import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { optionalPicture } from './picture.ts'

export const articleCardSchema = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  publishedAt: z.string().nullish(),
  excerpt: shownText,
  cover: optionalPicture,
})

export type ArticleCardContent = z.output<typeof articleCardSchema>
