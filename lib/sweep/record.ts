import { inArray } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { knownDocuments } from '#lib/db/schema.ts'
import { pageSize, readHeld, readSnapshots, readStep } from './ask-lake.ts'

const together = 100

/**
 * Notes what the lake holds of every document that is not known yet, and has no page rebuilt for it.
 *
 * @returns how many documents the lake holds.
 * @throws LakeUnavailable or the database's error.
 */
export async function recordEverything(db: Executor): Promise<number> {
  let documents = 0
  for (let after = ''; ; ) {
    const held = await readHeld(after)
    for (let at = 0; at < held.length; at += together) {
      await recordSome(
        db,
        held.slice(at, at + together).map(({ id }) => id),
      )
    }
    documents += held.length
    const last = held.at(-1)
    if (!last || held.length < pageSize) return documents
    after = last.id
  }
}

/**
 * Notes what the lake holds of some documents, in the place of what was known of them, and has no page rebuilt for it. Call it before every page is
 * invalidated.
 *
 * @throws LakeUnavailable or the database's error.
 */
export async function recordAnew(db: Executor, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += together) {
    const some = ids.slice(at, at + together)
    await db.delete(knownDocuments).where(inArray(knownDocuments.documentId, some))
    await recordSome(db, some)
  }
}

async function recordSome(db: Executor, ids: string[]): Promise<void> {
  const rows = (await readSnapshots(ids)).flatMap(({ id, type, now }) => {
    const { reading } = readStep(id, type, null, now)
    const snapshot = reading.understood ? reading.change.after : null
    if (!snapshot) return []
    return [{ documentId: id, type, rev: snapshot.rev, updatedAt: new Date(snapshot.updatedAt), snapshot }]
  })
  if (rows.length > 0) await db.insert(knownDocuments).values(rows).onConflictDoNothing()
}
