import { defineQuery } from 'groq'
import { mentioningArticles, relatedProducts } from '../registry/shared-dependencies.ts'
import {
  articleCardProjection,
  imageProjection,
  latestFirst,
  productCardProjection,
  richTextProjection,
  variantProjection,
} from './projections.ts'

const sibling = /* groq */ `_type == "product" && category._ref == ^.category->_id && defined(slug.current)`

/**
 * One product. Parameters: `slug`.
 *
 * - `related`: those that follow it in its category by their ids, and after the last the first again. So each product stands on the pages of as many
 *   others, none is left out, and a change of one touches few pages, however large the category.
 * - `mentions`: the latest articles that show its card.
 */
export const productQuery = defineQuery(`*[_type == "product" && slug.current == $slug] | order(_id asc)[0]{
  _id,
  title,
  "slug": slug.current,
  summary,
  category->{title, "slug": slug.current},
  images[]{_key, ${imageProjection}},
  description[]{${richTextProjection}},
  variants[]{${variantProjection}, image{${imageProjection}}},
  "related": (
    *[${sibling} && _id > ^._id] | order(_id asc)[0...${relatedProducts}]{${productCardProjection}}
    + *[${sibling} && _id < ^._id] | order(_id asc)[0...${relatedProducts}]{${productCardProjection}}
  )[0...${relatedProducts}],
  "mentions": *[
    _type == "article" && defined(slug.current) && references(^._id)
    && ^._id in body[_type == "productReference"].product._ref
  ] | order(${latestFirst})[0...${mentioningArticles}]{${articleCardProjection}}
}`)
