import { defineQuery } from 'groq'
import { articleCardProjection } from './projections.ts'

/** Every article, the latest first. */
export const journalQuery = defineQuery(`*[_type == "article" && defined(slug.current)]
  | order(publishedAt desc, _id asc){${articleCardProjection}}`)
