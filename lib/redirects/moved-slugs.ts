import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { oldSlugs } from '#lib/db/schema.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { hasPage } from '#sanity/routes.ts'

/** The addresses that a document's page leaves in these steps, in their order. */
export function leftSlugs(changes: readonly Pick<DocumentChange, 'type' | 'before' | 'after'>[]): string[] {
  const left = changes
    .filter(({ type, before, after }) => hasPage(type) && before?.slug && before.slug !== after?.slug)
    .map(({ before }) => before?.slug ?? '')
  return [...new Set(left)]
}

/**
 * Remembers the addresses that a document left, so that they lead to where it is. Call it before the pages are rebuilt: their old addresses are then drawn
 * as ways to the new one. Of several documents that had an address the last one counts. It may be done again at any time.
 */
export async function rememberMovedSlugs(db: Executor, changes: readonly DocumentChange[]): Promise<void> {
  const [first] = changes
  const left = leftSlugs(changes)
  if (!first || left.length === 0) return
  await db
    .insert(oldSlugs)
    .values(left.map((slug) => ({ type: first.type, slug, documentId: first.id })))
    .onConflictDoUpdate({
      target: [oldSlugs.type, oldSlugs.slug],
      set: { documentId: sql`excluded.document_id`, retiredAt: sql`now()` },
    })
}
