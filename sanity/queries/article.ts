import { defineQuery } from 'groq'
import { articleCardProjection, storyProjection } from './projections.ts'

/** One article. Parameters: `slug`. */
export const articleQuery = defineQuery(`*[_type == "article" && slug.current == $slug] | order(_id asc)[0]{
  ${articleCardProjection},
  author,
  body[]{${storyProjection}}
}`)
