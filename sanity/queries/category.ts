import { defineQuery } from 'groq'
import { categoryCardProjection, productCardProjection } from './projections.ts'

/** One category with its products, by title. Parameters: `slug`. */
export const categoryQuery = defineQuery(`*[_type == "category" && slug.current == $slug] | order(_id asc)[0]{
  ${categoryCardProjection},
  "products": *[_type == "product" && category._ref == ^._id && defined(slug.current)]
    | order(title asc, _id asc){${productCardProjection}}
}`)
