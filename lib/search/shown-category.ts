import type { ProductSource } from './source.ts'
import { storableName } from './storable.ts'

/** The category under which a product is found; null when it has no address. */
export function shownCategory({ category }: Pick<ProductSource, 'category'>) {
  if (!category?.slug) return null
  return { slug: storableName(category.slug), title: storableName(category.title) }
}
