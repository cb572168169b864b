import { cache } from 'react'
import { z } from 'zod'
import { answeredList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import { authorQuery } from '#sanity/queries/author.ts'
import { pathOf } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { named } from './named.ts'
import { optionalPicture } from './picture.ts'
import { readForPage } from './read-for-page.ts'

const authorSchema = named(
  'author',
  z.object({
    _id: z.string(),
    title: shownText,
    slug: z.string(),
    role: shownText,
    description: shownText,
    image: optionalPicture,
    articles: answeredList(articleCardSchema),
  }),
)

export type Author = z.output<typeof authorSchema>

/** The author of a slug with their articles, the latest first; or null. */
export const loadAuthor = cache(async (slug: string) => {
  const path = pathOf('author', slug)
  const { data, readAt } = await readForPage(path, authorQuery, authorSchema.nullable(), { slug })
  return { author: data, readAt }
})
