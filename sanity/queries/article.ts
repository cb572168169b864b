import { defineQuery } from 'groq'
import { articleCardProjection, storyProjection } from './projections.ts'

/** One article. Its author is a document; in older ones it is a name alone. Parameters: `slug`. */
export const articleQuery = defineQuery(`*[_type == "article" && slug.current == $slug] | order(_id asc)[0]{
  ${articleCardProjection},
  "author": select(
    defined(author._ref) => author->{title, "slug": slug.current},
    {"title": author, "slug": null}
  ),
  body[]{${storyProjection}}
}`)
