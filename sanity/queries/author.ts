import { defineQuery } from 'groq'
import { articleCardProjection, imageProjection, latestFirst } from './projections.ts'

/** One author with all of their articles, the latest first. Parameters: `slug`. */
export const authorQuery = defineQuery(`*[_type == "author" && slug.current == $slug] | order(_id asc)[0]{
  _id,
  title,
  "slug": slug.current,
  role,
  description,
  image{${imageProjection}},
  "articles": *[_type == "article" && author._ref == ^._id && defined(slug.current)]
    | order(${latestFirst}){${articleCardProjection}}
}`)
