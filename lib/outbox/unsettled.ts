import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { outbox } from '#lib/db/schema.ts'

/** The mails that wait for an operator: refused, given up, or begun and never answered. The oldest first. */
export async function listUnsettled(db: Executor) {
  return db
    .select()
    .from(outbox)
    .where(inArray(outbox.state, ['failed', 'unknown']))
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
}

/** Makes one of them due again; false when no mail of this id waits. An `unknown` mail may then arrive twice: that is the operator's choice. */
export async function retryMail(db: Executor, id: string): Promise<boolean> {
  const { rowCount } = await db
    .update(outbox)
    .set({ state: 'due', attempts: 0, reason: 'Sent again by an operator.', nextAttemptAt: sql`now()` })
    .where(and(eq(outbox.id, id), inArray(outbox.state, ['failed', 'unknown'])))
  return rowCount === 1
}
