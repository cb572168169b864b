import { and, eq } from 'drizzle-orm'
import type { OwingPage } from '#lib/content/owed.ts'
import { readPublished } from '#lib/content/read.ts'
import { database } from '#lib/db/client.ts'
import { oldSlugs } from '#lib/db/schema.ts'
import { slugOfQuery } from '#sanity/queries/slugs.ts'
import type { PageType } from '#sanity/registry/dependency.ts'
import { pathOf } from '#sanity/routes.ts'

/**
 * Where the page is now that once had this address: its path without a market. Null for an address that no document ever left, and for a document that is
 * gone. The document is asked for its address, so that a chain of renamings is one step.
 *
 * @param page the page at the old address, which is owed when the CMS fails.
 * @throws LakeUnavailable, or the database's error: an address must not be called gone because nobody could be asked.
 */
export async function currentPath(type: PageType, oldSlug: string, page: OwingPage): Promise<string | null> {
  // No text of the database can hold it, and no document was ever there.
  if (oldSlug.includes('\0')) return null
  const [left] = await database()
    .select({ documentId: oldSlugs.documentId })
    .from(oldSlugs)
    .where(and(eq(oldSlugs.type, type), eq(oldSlugs.slug, oldSlug)))
  if (!left) return null
  const { data } = await readPublished(slugOfQuery, { type, id: left.documentId }, page)
  const slug = data.slug
  return slug && slug !== oldSlug ? pathOf(type, slug) : null
}
