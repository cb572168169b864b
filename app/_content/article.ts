import { cache } from 'react'
import { readContent } from '#lib/content/read.ts'
import { articleQuery } from '#sanity/queries/article.ts'
import { articleCardSchema } from './article-card.ts'
import { portableText } from './portable-text.ts'

const articleSchema = articleCardSchema.extend({ body: portableText })

/** The article of a slug, or null. */
export const loadArticle = cache(async (slug: string) => {
  const { data, readAt } = await readContent(articleQuery, { slug })
  return { article: articleSchema.nullable().parse(data), readAt }
})
