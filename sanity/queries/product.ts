import { defineQuery } from 'groq'
import { imageProjection, richTextProjection, variantProjection } from './projections.ts'

/** One product. Parameters: `slug`. */
export const productQuery = defineQuery(`*[_type == "product" && slug.current == $slug] | order(_id asc)[0]{
  _id,
  title,
  "slug": slug.current,
  summary,
  category->{title, "slug": slug.current},
  images[]{_key, ${imageProjection}},
  description[]{${richTextProjection}},
  variants[]{${variantProjection}}
}`)
