import { cache } from 'react'
import { answeredList } from '#lib/content/lenient-list.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { routePath } from '#sanity/routes.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const productsSchema = answeredList(productCardSchema)

/** Every product, by title. */
export const loadProducts = cache(async () => {
  const { data, readAt } = await readForPage(routePath('products'), productsQuery, productsSchema)
  return { products: data, readAt }
})
