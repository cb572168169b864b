import { cache } from 'react'
import { z } from 'zod'
import { answeredList } from '#lib/content/lenient-list.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pageOfList, routePath } from '#sanity/routes.ts'
import { categoryNames, listFields } from './listed-choices.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const productsSchema = z.object({
  ...listFields,
  products: answeredList(productCardSchema),
  categories: categoryNames,
})

/** A page of all products, by title, counted from one. One that the list does not reach has no products. */
export const loadProducts = cache(async (page: number) => {
  const path = pageOfList(routePath('products'), page)
  const slice = { from: (page - 1) * listingSize, to: page * listingSize }
  const { data, readAt } = await readForPage(path, productsQuery, productsSchema, slice)
  return { ...data, readAt }
})
