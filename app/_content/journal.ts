import { cache } from 'react'
import { answeredList } from '#lib/content/lenient-list.ts'
import { journalQuery } from '#sanity/queries/journal.ts'
import { routePath } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { readForPage } from './read-for-page.ts'

const journalSchema = answeredList(articleCardSchema)

/** Every article, the latest first. */
export const loadJournal = cache(async () => {
  const { data, readAt } = await readForPage(routePath('journal'), journalQuery, journalSchema)
  return { articles: data, readAt }
})
