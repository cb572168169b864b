import { defineQuery } from 'groq'
import { moreArticles } from '../registry/shared-dependencies.ts'
import { articleCardProjection, latestFirst, storyProjection } from './projections.ts'

/** One article, and the latest of the others. Its author is a document; in older ones it is a name alone. Parameters: `slug`. */
export const articleQuery = defineQuery(`*[_type == "article" && slug.current == $slug] | order(_id asc)[0]{
  ${articleCardProjection},
  _updatedAt,
  "author": select(
    defined(author._ref) => author->{title, "slug": slug.current},
    {"title": author, "slug": null}
  ),
  body[]{${storyProjection}},
  "more": *[_type == "article" && defined(slug.current) && _id != ^._id]
    | order(${latestFirst})[0...${moreArticles}]{${articleCardProjection}}
}`)
