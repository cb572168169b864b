import { cache } from 'react'
import type { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { articleQuery } from '#sanity/queries/article.ts'
import { pathOf } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { portableText } from './portable-text.ts'
import { readForPage } from './read-for-page.ts'

const articleSchema = articleCardSchema.extend({ author: shownText, body: portableText })

export type Article = z.output<typeof articleSchema>

/** The article of a slug, or null. */
export const loadArticle = cache(async (slug: string) => {
  const { data, readAt } = await readForPage(
    pathOf('article', slug),
    articleQuery,
    articleSchema.nullable(),
    { slug },
  )
  return { article: data, readAt }
})
