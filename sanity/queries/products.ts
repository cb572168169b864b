import { defineQuery } from 'groq'
import { mostCounted } from '../registry/shared-dependencies.ts'
import { choicesProjection, productCardProjection } from './projections.ts'

/**
 * A page of all products, by title, with what every page tells of the whole list: `counted` is null of a list that is too long for it. Parameters: `from` and `to`, places in the list; `to` is not in it.
 */
export const productsQuery = defineQuery(`{
  "products": *[_type == "product" && defined(slug.current)]
    | order(title asc, _id asc)[$from...$to]{${productCardProjection}},
  "count": count(*[_type == "product" && defined(slug.current)]),
  "counted": select(count(*[_type == "product" && defined(slug.current)]) <= ${mostCounted} =>
    *[_type == "product" && defined(slug.current)]{${choicesProjection}}),
  "glazes": array::unique(*[_type == "product" && defined(slug.current)].variants[].options[lower(name) == "glaze"].value),
  "sizes": array::unique(*[_type == "product" && defined(slug.current)].variants[].options[lower(name) == "size"].value),
  "categories": *[_type == "category" && defined(slug.current)]
    | order(title asc, _id asc){_id, title, "slug": slug.current}
}`)
