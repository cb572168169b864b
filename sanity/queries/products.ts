import { defineQuery } from 'groq'
import { productCardProjection } from './projections.ts'

/**
 * A page of all products, by title, with what every page tells of the whole list. Parameters: `from` and `to`, places in the list; `to` is not in it.
 */
export const productsQuery = defineQuery(`{
  "products": *[_type == "product" && defined(slug.current)]
    | order(title asc, _id asc)[$from...$to]{${productCardProjection}},
  "count": count(*[_type == "product" && defined(slug.current)]),
  "glazes": array::unique(*[_type == "product" && defined(slug.current)].variants[].options[lower(name) == "glaze"].value),
  "sizes": array::unique(*[_type == "product" && defined(slug.current)].variants[].options[lower(name) == "size"].value),
  "categories": *[_type == "category" && defined(slug.current)]
    | order(title asc, _id asc){_id, title, "slug": slug.current}
}`)
