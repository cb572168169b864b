import { defineQuery } from 'groq'

/** The slugs of every product, for static params and the sitemap. */
export const productSlugsQuery = defineQuery(`*[_type == "product" && defined(slug.current)]
  | order(slug.current asc){"slug": slug.current, _updatedAt}`)

/** The slugs of every category. */
export const categorySlugsQuery = defineQuery(`*[_type == "category" && defined(slug.current)]
  | order(slug.current asc){"slug": slug.current, _updatedAt}`)

/** The slugs of every article. */
export const articleSlugsQuery = defineQuery(`*[_type == "article" && defined(slug.current)]
  | order(slug.current asc){"slug": slug.current, _updatedAt}`)

/** The slugs of every free page. */
export const pageSlugsQuery = defineQuery(`*[_type == "page" && defined(slug.current)]
  | order(slug.current asc){"slug": slug.current, _updatedAt}`)
