import { cache } from 'react'
import { lenientList } from '#lib/content/lenient-list.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { routePath } from '#sanity/routes.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const productsSchema = lenientList(productCardSchema)

/** Every product, by title. */
export const loadProducts = cache(async () => {
  const { data, readAt } = await readForPage(routePath('products'), productsQuery)
  return { products: productsSchema.parse(data), readAt }
})
