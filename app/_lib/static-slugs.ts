import { z } from 'zod'
import { readPublished } from '#lib/content/read.ts'

const slugList = z.array(z.object({ slug: z.string(), _updatedAt: z.string() }))

export type SlugEntry = z.output<typeof slugList>[number]

/** The slugs that a slug query finds among what is published; drafts have no place in a build or a sitemap. */
export async function publishedSlugs(query: string): Promise<SlugEntry[]> {
  const { data } = await readPublished(query, {})
  return slugList.parse(data)
}
