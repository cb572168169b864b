import { randomUUID } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { LakeUnavailable } from '#lib/content/lake.ts'
import type { Database, Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { Failure, type FailureKind } from '#lib/failure/failure.ts'
import { logger } from '#lib/log/logger.ts'
import { reasonOf } from '#lib/log/reason.ts'
import { learn } from '#lib/sweep/known.ts'
import type { DocumentChange } from './change.ts'
import { decideRetry } from './retry.ts'

export type InboxRow = typeof inbox.$inferSelect
/** Rows of one sender about one subject, in the order in which they came. */
export type Claim = { rows: [InboxRow, ...InboxRow[]]; owner: string }
/** What the work on a claim has found out so far. */
export type Progress = Partial<
  Pick<InboxRow, 'pages' | 'plannedAt' | 'confirmedAt' | 'revalidatedAt' | 'seenAt'>
>

/** A claim outlives its process by this long; it is renewed while the process lives. */
const lease = sql`now() + interval '4 seconds'`
const renewEvery = 1_000
const mostTogether = 100

/** What makes a row belong to a claim from the moment it is stored. */
export const claimedAtBirth = (owner: string) => ({ leaseOwner: owner, leaseUntil: lease, attempts: 1 })

/**
 * Takes the row that has been due for the longest, and with it all others of its subject, so that nobody else works on them. A row that failed by
 * a fault is taken alone: it shall not pull others with it.
 *
 * @param except subjects that are left alone this time.
 */
export async function claimNext(db: Executor, except: readonly string[] = []): Promise<Claim | undefined> {
  const owner = randomUUID()
  const due = sql`state = 'open' and next_attempt_at <= now() and (lease_until is null or lease_until < now())`
  const taken = sql`(
    with oldest as (
      select id, sender, subject, faults from ${inbox}
      where ${due} and (subject is null or subject <> all(${sql.param([...except])}::text[]))
      order by next_attempt_at, id limit 1 for update skip locked
    ), others as (
      select id from ${inbox}
      where ${due} and faults = 0
        and (sender, subject) = (select sender, subject from oldest where oldest.faults = 0)
      order by id limit ${mostTogether} for update skip locked
    )
    select id from oldest union select id from others
  )`
  const rows = await db
    .update(inbox)
    .set({ leaseOwner: owner, leaseUntil: lease, attempts: sql`${inbox.attempts} + 1` })
    .where(sql`id in ${taken}`)
    .returning()
  const [first, ...rest] = rows.sort((a, b) => a.id - b.id)
  return first && { rows: [first, ...rest], owner }
}

const held = ({ rows, owner }: Claim) => {
  const ids = rows.map(({ id }) => id)
  return and(inArray(inbox.id, ids), eq(inbox.leaseOwner, owner))
}
const released = { leaseOwner: null, leaseUntil: null }

/** Runs work under a claim and renews it meanwhile. */
export async function whileHolding<T>(db: Executor, claim: Claim, work: () => Promise<T>): Promise<T> {
  const renewal = setInterval(() => {
    db.update(inbox)
      .set({ leaseUntil: lease })
      .where(held(claim))
      .catch((error) => logger.warn('A lease could not be renewed', { inbox: claim.rows[0].id, error }))
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
  return rowCount === claim.rows.length
}

/**
 * Ends the work on a claim; false when it was lost to someone else, who does it again.
 *
 * @param changes the steps of the document that the pages show now.
 */
export async function settleDone(
  db: Database,
  claim: Claim,
  progress: Progress,
  reason: string,
  changes: readonly DocumentChange[] = [],
): Promise<boolean> {
  const settle = async (tx: Executor) => {
    const { rowCount } = await tx
      .update(inbox)
      .set({ ...progress, ...liveSince(progress), ...released, state: 'done', reason, doneAt: new Date() })
      .where(held(claim))
    return rowCount === claim.rows.length
  }
  if (changes.length === 0) return settle(db)
  return db.transaction(async (tx) => {
    const settled = await settle(tx)
    if (settled) await learn(tx, changes)
    return settled
  })
}

/** A row that is done again, as after a start, keeps the moment at which it first was. */
const liveSince = ({ seenAt }: Progress) =>
  seenAt ? { liveAt: sql`coalesce(${inbox.liveAt}, ${sql.param(seenAt, inbox.liveAt)})` } : {}

function kindOf(error: unknown): FailureKind {
  if (error instanceof Failure) return error.kind
  return error instanceof LakeUnavailable ? 'outage' : 'fault'
}

/** Puts rows off after a failed attempt, or aside when trying again has no prospect. */
export async function settleFailed(db: Executor, { rows, owner }: Claim, error: unknown): Promise<void> {
  for (const row of rows) await putOff(db, { rows: [row], owner }, error)
}

async function putOff(db: Executor, claim: Claim, error: unknown): Promise<void> {
  const [row] = claim.rows
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
