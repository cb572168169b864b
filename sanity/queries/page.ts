import { defineQuery } from 'groq'
import { storyProjection } from './projections.ts'

/** One free page. Parameters: `slug`. */
export const pageQuery = defineQuery(`*[_type == "page" && slug.current == $slug] | order(_id asc)[0]{
  _id,
  title,
  "slug": slug.current,
  body[]{${storyProjection}}
}`)
