import { cache } from 'react'
import { answeredList } from '#lib/content/lenient-list.ts'
import { categoryCardQuery, categoryQuery } from '#sanity/queries/category.ts'
import { listingSize } from '#sanity/registry/shared-dependencies.ts'
import { pageOfList, pathOf } from '#sanity/routes.ts'
import { categoryCardFields, categoryCardSchema } from './category-card.ts'
import { listFields } from './listed-choices.ts'
import { named } from './named.ts'
import { productCardSchema } from './product-card.ts'
import { readForPage } from './read-for-page.ts'

const categorySchema = named(
  'category',
  categoryCardFields.extend({
    ...listFields,
    products: answeredList(productCardSchema),
  }),
)

/** The category of a slug with a page of its products, counted from one; or null. One that the list does not reach has no products. */
export const loadCategory = cache(async (slug: string, page: number) => {
  const path = pageOfList(pathOf('category', slug), page)
  const { data, readAt } = await readForPage(path, categoryQuery, categorySchema.nullable(), {
    slug,
    from: (page - 1) * listingSize,
    to: page * listingSize,
  })
  return { category: data, readAt }
})

/** The category of a slug without its products, or null. For pages that are kept nowhere. */
export const loadCategoryCard = cache(async (slug: string) => {
  const { data } = await readForPage(undefined, categoryCardQuery, categoryCardSchema.nullable(), { slug })
  return data
})
