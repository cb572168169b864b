import { cache } from 'react'
import { lenientList } from '#lib/content/lenient-list.ts'
import { journalQuery } from '#sanity/queries/journal.ts'
import { routePath } from '#sanity/routes.ts'
import { articleCardSchema } from './article-card.ts'
import { readForPage } from './read-for-page.ts'

const journalSchema = lenientList(articleCardSchema)

/** Every article, the latest first. */
export const loadJournal = cache(async () => {
  const { data, readAt } = await readForPage(routePath('journal'), journalQuery)
  return { articles: journalSchema.parse(data), readAt }
})
