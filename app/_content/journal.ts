import { cache } from 'react'
import { lenientList } from '#lib/content/lenient-list.ts'
import { readContent } from '#lib/content/read.ts'
import { journalQuery } from '#sanity/queries/journal.ts'
import { articleCardSchema } from './article-card.ts'

const journalSchema = lenientList(articleCardSchema)

/** Every article, the latest first. */
export const loadJournal = cache(async () => {
  const { data, readAt } = await readContent(journalQuery, {})
  return { articles: journalSchema.parse(data), readAt }
})
