import { cache } from 'react'
import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'
import { shownText } from '#lib/content/text.ts'
import { articleQuery } from '#sanity/queries/article.ts'
import { pathOf } from '#sanity/routes.ts'
import { articleCardFields, articleCardSchema } from './article-card.ts'
import { named } from './named.ts'
import { portableText } from './portable-text.ts'
import { readForPage } from './read-for-page.ts'

/** Who wrote an article; without a slug they have no page. */
const bylineSchema = z.object({ title: shownText, slug: z.string().nullish().catch(null) })

const articleSchema = named(
  'article',
  articleCardFields.extend({
    _updatedAt: z.string().nullish().catch(null),
    author: bylineSchema.nullish().catch(null),
    body: portableText,
    more: lenientList(articleCardSchema),
  }),
)

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
