import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { LakeUnavailable } from '#lib/content/lake.ts'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { Failure, type FailureKind } from '#lib/failure/failure.ts'
import { logger } from '#lib/log/logger.ts'
import { reasonOf } from '#lib/log/reason.ts'
import { decideRetry } from './retry.ts'

export type InboxRow = typeof inbox.$inferSelect
export type Claim = { row: InboxRow; owner: string }
/** What the work on a row has found out so far. */
export type Progress = Partial<Pick<InboxRow, 'pages' | 'confirmedAt' | 'revalidatedAt' | 'seenAt'>>

/** A claim outlives its process by this long; it is renewed while the process lives. */
const lease = sql`now() + interval '4 seconds'`
const renewEvery = 1_000

/** Takes the row that has been due for the longest, so that nobody else works on it. */
export async function claimNext(db: Executor): Promise<Claim | undefined> {
  const owner = randomUUID()
  const due = sql`(
    select id from ${inbox}
    where state = 'open' and next_attempt_at <= now() and (lease_until is null or lease_until < now())
    order by next_attempt_at, id limit 1 for update skip locked
  )`
  const [row] = await db
    .update(inbox)
    .set({ leaseOwner: owner, leaseUntil: lease, attempts: sql`${inbox.attempts} + 1` })
    .where(eq(inbox.id, due))
    .returning()
  return row && { row, owner }
}

const held = ({ row, owner }: Claim) => and(eq(inbox.id, row.id), eq(inbox.leaseOwner, owner))
const released = { leaseOwner: null, leaseUntil: null }

/** Runs work under a claim and renews it meanwhile. */
export async function whileHolding<T>(db: Executor, claim: Claim, work: () => Promise<T>): Promise<T> {
  const renewal = setInterval(() => {
    db.update(inbox)
      .set({ leaseUntil: lease })
      .where(held(claim))
      .catch((error) => logger.warn('A lease could not be renewed', { inbox: claim.row.id, error }))
  }, renewEvery)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
  }
}

/** Writes down how far the work has come; false when the claim was lost to someone else. */
export async function noteProgress(db: Executor, claim: Claim, progress: Progress): Promise<boolean> {
  const { rowCount } = await db.update(inbox).set(progress).where(held(claim))
  return rowCount === 1
}

export async function settleDone(
  db: Executor,
  claim: Claim,
  progress: Progress,
  reason: string,
): Promise<void> {
  await db
    .update(inbox)
    .set({ ...progress, ...released, state: 'done', reason, doneAt: new Date() })
    .where(held(claim))
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof Failure) return error.kind
  return error instanceof LakeUnavailable ? 'outage' : 'fault'
}

/** Puts a row off after a failed attempt, or aside when trying again has no prospect. */
export async function settleFailed(db: Executor, claim: Claim, error: unknown): Promise<void> {
  const { row } = claim
  const decision = decideRetry(kindOf(error), row.attempts, row.faults)
  const reason = reasonOf(error)
  const later = decision.state === 'open' ? decision.delay : 0
  await db
    .update(inbox)
    .set({
      ...released,
      state: decision.state,
      faults: decision.faults,
      reason,
      nextAttemptAt: sql`now() + ${`${later} milliseconds`}::interval`,
    })
    .where(held(claim))
  const fields = {
    inbox: row.id,
    delivery: row.deliveryId,
    attempts: row.attempts,
    state: decision.state,
    reason,
  }
  if (decision.state === 'aside') logger.error('A delivery was set aside', { ...fields, error })
  else if (row.attempts === 1) logger.warn('A delivery will be tried again', fields)
}
