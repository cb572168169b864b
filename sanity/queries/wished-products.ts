import { defineQuery } from 'groq'
import { imageProjection, variantProjection } from './projections.ts'

/** The products of a wish list that are still there. Parameters: `ids`. */
export const wishedProductsQuery = defineQuery(`*[_type == "product" && _id in $ids && defined(slug.current)]{
  _id,
  title,
  "slug": slug.current,
  "image": images[0]{${imageProjection}},
  variants[]{${variantProjection}}
}`)

/** What a wish list notes of a product; null when it is not published. Parameters: `id`. */
export const wishableProductQuery =
  defineQuery(`*[_type == "product" && _id == $id && defined(slug.current)][0]{
  title,
  "slug": slug.current,
  variants[]{${variantProjection}}
}`)
