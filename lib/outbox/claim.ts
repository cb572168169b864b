import { randomUUID } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { outbox } from '#lib/db/schema.ts'

export type OutboxRow = typeof outbox.$inferSelect
export type OutboxClaim = { row: OutboxRow; owner: string }

/** Longer than writing a mail takes, and than a send without an answer. Who holds a lease longer is dead. */
const writingLease = sql`now() + interval '8 seconds'`
const sendingLease = sql`now() + interval '15 seconds'`

/** Takes the mail that has been due for the longest. It is not begun yet: if the process dies now, it is due again later. */
export async function claimMail(db: Executor): Promise<OutboxClaim | undefined> {
  const owner = randomUUID()
  const due = sql`(
    select id from ${outbox}
    where state = 'due' and next_attempt_at <= now() and (lease_until is null or lease_until < now())
    order by next_attempt_at, created_at, id limit 1 for update skip locked
  )`
  const [row] = await db
    .update(outbox)
    .set({ leaseOwner: owner, leaseUntil: writingLease })
    .where(eq(outbox.id, due))
    .returning()
  return row && { row, owner }
}

/** Commits that the request is about to leave; false when the claim was lost. From here on a crash leaves the mail `unknown`. */
export async function beginSending(db: Executor, { row, owner }: OutboxClaim): Promise<boolean> {
  const { rowCount } = await db
    .update(outbox)
    .set({
      state: 'sending',
      begunAt: sql`now()`,
      leaseUntil: sendingLease,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(and(eq(outbox.id, row.id), eq(outbox.leaseOwner, owner), eq(outbox.state, 'due')))
  return rowCount === 1
}

export type Settlement = Partial<
  Pick<OutboxRow, 'state' | 'reason' | 'attempts' | 'nextAttemptAt' | 'sentAt' | 'messageId'>
>

export async function settleMail(
  db: Executor,
  { row, owner }: OutboxClaim,
  settlement: Settlement,
): Promise<void> {
  await db
    .update(outbox)
    .set({ ...settlement, leaseOwner: null, leaseUntil: null })
    .where(and(eq(outbox.id, row.id), eq(outbox.leaseOwner, owner)))
}

/** Lets nothing leave before a moment that the provider named. */
export async function putOffDue(db: Executor, until: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ nextAttemptAt: until })
    .where(and(eq(outbox.state, 'due'), lt(outbox.nextAttemptAt, until)))
}

/** Parks what a dead process had begun to send: it may have left. Returns the ids. */
export async function parkAbandoned(db: Executor): Promise<string[]> {
  const rows = await db
    .update(outbox)
    .set({
      state: 'unknown',
      reason: 'The site stopped before SendGrid had answered.',
      leaseOwner: null,
      leaseUntil: null,
    })
    .where(and(eq(outbox.state, 'sending'), sql`lease_until < now()`))
    .returning({ id: outbox.id })
  return rows.map(({ id }) => id)
}
