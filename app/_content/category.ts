import { cache } from 'react'
import { answeredList } from '#lib/content/lenient-list.ts'
import { categoryQuery } from '#sanity/queries/category.ts'
import { pathOf } from '#sanity/routes.ts'
import { categoryCardSchema } from './category-card.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const categorySchema = categoryCardSchema.extend({ products: answeredList(productCardSchema) })

/** The category of a slug with its products, or null. */
export const loadCategory = cache(async (slug: string) => {
  const { data, readAt } = await readForPage(
    pathOf('category', slug),
    categoryQuery,
    categorySchema.nullable(),
    { slug },
  )
  return { category: data, readAt }
})
