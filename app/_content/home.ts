import { cache } from 'react'
import { z } from 'zod'
import { lenientList } from '#lib/content/lenient-list.ts'
import { readContent } from '#lib/content/read.ts'
import { homeQuery } from '#sanity/queries/home.ts'
import { articleCardSchema } from './article-card.ts'
import { categoryCardSchema } from './category-card.ts'
import { productCardSchema } from './product-card.ts'

const homeSchema = z.object({
  products: lenientList(productCardSchema),
  categories: lenientList(categoryCardSchema),
  articles: lenientList(articleCardSchema),
})

/** Featured products, all categories, the latest articles. */
export const loadHome = cache(async () => {
  const { data, readAt } = await readContent(homeQuery, {})
  return { home: homeSchema.parse(data), readAt }
})
