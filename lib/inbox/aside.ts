import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'

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

/** Opens a delivery that was set aside, as if it had just come; false when there is none of that id. */
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
    .where(and(eq(inbox.id, id), eq(inbox.state, 'aside')))
  return rowCount === 1
}
