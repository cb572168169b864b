import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox, inboxConflicts } from '#lib/db/schema.ts'
import type { InboxFlag } from './flag.ts'

const reused: InboxFlag = 'reused id'

/**
 * Looks whether a delivery whose id is known has another body than the first of that id. That body has no effect; it is kept once, and the first is
 * flagged. Returns whether it is another.
 */
export async function noteReusedId(db: Executor, deliveryId: string, body: Buffer): Promise<boolean> {
  const [first] = await db
    .select({ id: inbox.id, isSame: sql<boolean>`${inbox.body} = ${body}` })
    .from(inbox)
    .where(and(eq(inbox.sender, 'sanity'), eq(inbox.deliveryId, deliveryId)))
  if (!first || first.isSame) return false
  const [known] = await db
    .select({ id: inboxConflicts.id })
    .from(inboxConflicts)
    .where(and(eq(inboxConflicts.inboxId, first.id), eq(inboxConflicts.body, body)))
    .limit(1)
  if (known) return true
  await db.insert(inboxConflicts).values({ inboxId: first.id, body })
  const flag = JSON.stringify([reused])
  await db
    .update(inbox)
    .set({ flags: sql`${inbox.flags} || ${flag}::jsonb` })
    .where(and(eq(inbox.id, first.id), sql`not ${inbox.flags} @> ${flag}::jsonb`))
  return true
}
