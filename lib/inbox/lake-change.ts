import { eq } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import type { Executor } from '#lib/db/client.ts'
import { knownDocuments } from '#lib/db/schema.ts'
import { Failure } from '#lib/failure/failure.ts'
import { type DocumentChange, readChange } from './change.ts'
import { snapshotProjection } from './sanity-hook.ts'

/**
 * How a document of the lake differs from what the pages were last made to show of it; undefined when it does not. No delivery is believed for it.
 *
 * @throws LakeUnavailable, the database's error, or Failure when the document is of no type that the shop knows.
 */
export async function readLakeChange(db: Executor, id: string): Promise<DocumentChange | undefined> {
  const [known] = await db.select().from(knownDocuments).where(eq(knownDocuments.documentId, id))
  const { data } = await queryLake<string>(`*[_id == $id][0]{_type, "now": @${snapshotProjection}}`, { id })
  const held = data as { _type: string; now: { rev: string } } | null
  if (known?.rev === held?.now.rev) return undefined
  const told = {
    id,
    type: held?._type ?? known?.type,
    before: known?.snapshot ?? null,
    after: held?.now ?? null,
  }
  const reading = readChange(Buffer.from(JSON.stringify(told)))
  if (!reading.understood) throw new Failure('unusable', reading.reason)
  return reading.change
}
