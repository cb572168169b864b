import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox, inboxConflicts } from '#lib/db/schema.ts'

/** The deliveries that wait for an operator, the newest first. */
export async function listAside(db: Executor) {
  return db
    .select({
      id: inbox.id,
      sender: inbox.sender,
      deliveryId: inbox.deliveryId,
      reason: inbox.reason,
      receivedAt: inbox.receivedAt,
    })
    .from(inbox)
    .where(eq(inbox.state, 'aside'))
    .orderBy(desc(inbox.id))
    .limit(200)
}

/** The deliveries that are odd, the newest first, each with the number of other bodies that came under its id. */
export async function listFlagged(db: Executor) {
  return db
    .select({
      id: inbox.id,
      sender: inbox.sender,
      deliveryId: inbox.deliveryId,
      state: inbox.state,
      flags: inbox.flags,
      receivedAt: inbox.receivedAt,
      otherBodies: sql<number>`(select count(*)::int from ${inboxConflicts} where inbox_id = ${inbox}.id)`,
    })
    .from(inbox)
    .where(sql`${inbox.flags} <> '[]'::jsonb`)
    .orderBy(desc(inbox.id))
    .limit(50)
}

/** Opens a delivery that was set aside or done, as if it had just come; false when there is none of that id. */
export async function replay(db: Executor, id: number): Promise<boolean> {
  const { rowCount } = await db
    .update(inbox)
    .set({
      state: 'open',
      reason: 'replayed by an operator',
      attempts: 0,
      faults: 0,
      nextAttemptAt: sql`now()`,
    })
    .where(and(eq(inbox.id, id), ne(inbox.state, 'open')))
  return rowCount === 1
}
