import { defineQuery } from 'groq'
import { productCardProjection } from './projections.ts'

/** Every product, by title. */
export const productsQuery = defineQuery(`*[_type == "product" && defined(slug.current)]
  | order(title asc, _id asc){${productCardProjection}}`)
