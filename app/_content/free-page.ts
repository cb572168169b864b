import { cache } from 'react'
import { z } from 'zod'
import { readContent } from '#lib/content/read.ts'
import { shownText } from '#lib/content/text.ts'
import { pageQuery } from '#sanity/queries/page.ts'
import { portableText } from './portable-text.ts'

const pageSchema = z.object({ _id: z.string(), title: shownText, slug: z.string(), body: portableText })

/** The free page of a slug, or null. */
export const loadPage = cache(async (slug: string) => {
  const { data, readAt } = await readContent(pageQuery, { slug })
  return { page: pageSchema.nullable().parse(data), readAt }
})
