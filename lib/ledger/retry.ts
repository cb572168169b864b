import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { replay } from '#lib/inbox/aside.ts'

/** `begun`: it is due now. `under way`: it is being worked on. `live`: there is nothing to do again. */
export type RetryOutcome = 'begun' | 'under way' | 'live' | 'unknown'

/** Has a publish that failed, or waits for its next attempt, worked on now. */
export async function retryPublish(db: Executor, id: number): Promise<RetryOutcome> {
  const [row] = await db.select({ state: inbox.state }).from(inbox).where(eq(inbox.id, id))
  if (!row) return 'unknown'
  if (row.state === 'done') return 'live'
  if (row.state === 'aside') return (await replay(db, id)) ? 'begun' : 'under way'
  const { rowCount } = await db
    .update(inbox)
    .set({ nextAttemptAt: sql`now()` })
    .where(
      and(
        eq(inbox.id, id),
        eq(inbox.state, 'open'),
        or(isNull(inbox.leaseUntil), lt(inbox.leaseUntil, sql`now()`)),
      ),
    )
  return rowCount === 1 ? 'begun' : 'under way'
}
