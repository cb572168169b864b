import { defineQuery } from 'groq'
import { articleCardProjection, latestFirst } from './projections.ts'

/** Every article, the latest first. */
export const journalQuery = defineQuery(`*[_type == "article" && defined(slug.current)]
  | order(${latestFirst}){${articleCardProjection}}`)
