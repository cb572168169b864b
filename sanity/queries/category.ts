import { defineQuery } from 'groq'
import { mostCounted } from '../registry/shared-dependencies.ts'
import { categoryCardProjection, choicesProjection, productCardProjection } from './projections.ts'

/**
 * One category with a page of its products, by title, and what every page tells of all of them: `counted` is null of a list that is too
 * long for it. Parameters: `slug`; `from` and `to`, places in the list;
 * `to` is not in it.
 */
export const categoryQuery = defineQuery(`*[_type == "category" && slug.current == $slug] | order(_id asc)[0]{
  ${categoryCardProjection},
  "products": *[_type == "product" && category._ref == ^._id && defined(slug.current)]
    | order(title asc, _id asc)[$from...$to]{${productCardProjection}},
  "count": count(*[_type == "product" && category._ref == ^._id && defined(slug.current)]),
  "counted": select(count(*[_type == "product" && category._ref == ^._id && defined(slug.current)]) <= ${mostCounted} =>
    *[_type == "product" && category._ref == ^._id && defined(slug.current)]{${choicesProjection}}),
  "glazes": array::unique(*[_type == "product" && category._ref == ^._id && defined(slug.current)].variants[].options[lower(name) == "glaze"].value),
  "sizes": array::unique(*[_type == "product" && category._ref == ^._id && defined(slug.current)].variants[].options[lower(name) == "size"].value)
}`)

/** The name of a category, for what is read of its products elsewhere. Parameters: `slug`. */
export const categoryCardQuery =
  defineQuery(`*[_type == "category" && slug.current == $slug] | order(_id asc)[0]{
  ${categoryCardProjection}
}`)
