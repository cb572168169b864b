import { and, count, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { knownDocuments } from '#lib/db/schema.ts'
import type { DocumentChange } from '#lib/inbox/change.ts'
import { lastStep } from './last-step.ts'

export interface KnownRevision {
  id: string
  rev: string
}

/**
 * Notes what the pages were made to show of a document. Part of the transaction that settles its rows. An older revision does not take the place of a
 * newer one: it takes the place of those that it, or a step before it, began from.
 *
 * @param changes steps of one document, in the order in which they came; none is nothing.
 */
export async function learn(tx: Executor, changes: readonly DocumentChange[]): Promise<void> {
  const last = lastStep(changes)
  if (!last) return
  const { id, type, before, after } = last
  const left = changes.map((change) => change.before?.rev).filter((rev) => rev !== undefined)
  const follows = inArray(knownDocuments.rev, left)
  if (after) {
    const row = { type, rev: after.rev, updatedAt: new Date(after.updatedAt), snapshot: after }
    await tx
      .insert(knownDocuments)
      .values({ documentId: id, ...row })
      .onConflictDoUpdate({
        target: knownDocuments.documentId,
        set: { ...row, seenAt: sql`now()` },
        setWhere: or(lte(knownDocuments.updatedAt, row.updatedAt), follows),
      })
    return
  }
  const notNewer = before ? lte(knownDocuments.updatedAt, new Date(before.updatedAt)) : undefined
  await tx.delete(knownDocuments).where(and(eq(knownDocuments.documentId, id), or(notNewer, follows)))
}

/** What the pages show of those documents of which it is known. */
export async function readKnown(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, typeof knownDocuments.$inferSelect>()
  const rows = await db
    .select()
    .from(knownDocuments)
    .where(inArray(knownDocuments.documentId, [...ids]))
  return new Map(rows.map((row) => [row.documentId, row]))
}

export async function readKnownRevisions(db: Executor, ids: readonly string[]): Promise<KnownRevision[]> {
  if (ids.length === 0) return []
  return db
    .select(revision)
    .from(knownDocuments)
    .where(inArray(knownDocuments.documentId, [...ids]))
}

/** Known documents between two ids, the second included, in the order of the lake; without a second all after the first. */
export async function listKnown(
  db: Executor,
  after: string,
  upTo: string | undefined,
): Promise<KnownRevision[]> {
  return db
    .select(revision)
    .from(knownDocuments)
    .where(and(gt(inLakeOrder, after), upTo === undefined ? undefined : lte(inLakeOrder, upTo)))
}

/** How many documents of each type are known. */
export async function countKnown(db: Executor): Promise<Map<string, number>> {
  const rows = await db
    .select({ type: knownDocuments.type, documents: count() })
    .from(knownDocuments)
    .groupBy(knownDocuments.type)
  return new Map(rows.map(({ type, documents }) => [type, documents]))
}

const revision = { id: knownDocuments.documentId, rev: knownDocuments.rev }
/** The lake orders ids by their characters' codes, PostgreSQL by the customs of a language. */
const inLakeOrder = sql<string>`${knownDocuments.documentId} collate "C"`
