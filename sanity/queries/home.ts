import { defineQuery } from 'groq'
import { homeArticles, homeProducts } from '../registry/shared-dependencies.ts'
import {
  articleCardProjection,
  categoryCardProjection,
  latestFirst,
  productCardProjection,
} from './projections.ts'

/** The home page: the first featured products, all categories, the latest articles. */
export const homeQuery = defineQuery(`{
  "products": *[_type == "product" && featured == true && defined(slug.current)]
    | order(title asc, _id asc)[0...${homeProducts}]{${productCardProjection}},
  "categories": *[_type == "category" && defined(slug.current)]
    | order(order asc, title asc, _id asc){${categoryCardProjection}},
  "articles": *[_type == "article" && defined(slug.current)]
    | order(${latestFirst})[0...${homeArticles}]{${articleCardProjection}}
}`)
