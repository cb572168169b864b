import { cache } from 'react'
import { z } from 'zod'
import { shownText } from '#lib/content/text.ts'
import { pageQuery } from '#sanity/queries/page.ts'
import { pathOf } from '#sanity/routes.ts'
import { named } from './named.ts'
import { portableText } from './portable-text.ts'
import { readForPage } from './read-for-page.ts'

const pageSchema = named(
  'page',
  z.object({ _id: z.string(), title: shownText, slug: z.string(), body: portableText }),
)

/** The free page of a slug, or null. */
export const loadPage = cache(async (slug: string) => {
  const { data, readAt } = await readForPage(pathOf('page', slug), pageQuery, pageSchema.nullable(), { slug })
  return { page: data, readAt }
})
