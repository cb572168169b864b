import { cache } from 'react'
import { z } from 'zod'
import { answeredList } from '#lib/content/lenient-list.ts'
import { homeQuery } from '#sanity/queries/home.ts'
import { routePath } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { categoryCardSchema } from './category-card.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const homeSchema = z.object({
  products: answeredList(productCardSchema),
  categories: answeredList(categoryCardSchema),
  articles: answeredList(articleCardSchema),
})

/** Featured products, all categories, the latest articles. */
export const loadHome = cache(async () => {
  const { data, readAt } = await readForPage(routePath('home'), homeQuery, homeSchema)
  return { home: data, readAt }
})
