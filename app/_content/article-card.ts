import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { named } from './named.ts'
import { optionalPicture } from './picture.ts'

export const articleCardFields = z.object({
  _id: z.string(),
  title: shownText,
  slug: z.string(),
  publishedAt: z.string().nullish(),
  excerpt: shownText,
  cover: optionalPicture,
})

export const articleCardSchema = named('article', articleCardFields)

export type ArticleCardContent = z.output<typeof articleCardSchema>
