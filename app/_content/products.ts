import { cache } from 'react'
import { lenientList } from '#lib/content/lenient-list.ts'
import { readContent } from '#lib/content/read.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { productCardSchema } from './product-card.ts'

const productsSchema = lenientList(productCardSchema)

/** Every product, by title. */
export const loadProducts = cache(async () => {
  const { data, readAt } = await readContent(productsQuery, {})
  return { products: productsSchema.parse(data), readAt }
})
