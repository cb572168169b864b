import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '#lib/db/client.ts'
import { Failure } from '#lib/failure/failure.ts'
import { confirmChanges, firstMomentFrom } from '#lib/freshness/confirm.ts'
import { joinPlans } from '#lib/freshness/join-plans.ts'
import { makeFresh, makeVisitsFresh } from '#lib/freshness/make-fresh.ts'
import { type Plan, planChange, planCrossing } from '#lib/freshness/plan.ts'
import { questionOfSku, type Referrers, readReferrers } from '#lib/freshness/referrers.ts'
import { logger } from '#lib/log/logger.ts'
import { rememberMovedSlugs } from '#lib/redirects/moved-slugs.ts'
import { followInSearch } from '#lib/search/follow.ts'
import { readCrossing } from '#lib/stock/crossing.ts'
import { takeStockIn } from '#lib/stock/take-in.ts'
import { endingAt } from '#lib/sweep/last-step.ts'
import { type DocumentChange, readChange } from './change.ts'
import { type Claim, type InboxRow, noteProgress, type Progress } from './claim.ts'
import { readLakeChange } from './lake-change.ts'
import { lookAround } from './look-around.ts'
import { missedStep } from './missed-step.ts'
import { readOwed } from './owed.ts'
import type { Ahead } from './work-on.ts'

export interface FollowUp {
  progress: Progress
  /** What came of it, in words. */
  reason: string
  /** The steps of a document, when the last of them is what the pages show now. */
  changes?: readonly DocumentChange[]
}

/**
 * Does what the rows of a claim ask for, to its end. It may be done again from the start at any time.
 *
 * @throws Failure or LakeUnavailable, which say how to go on.
 */
export async function followUp(db: Database, claim: Claim, ahead?: Ahead): Promise<FollowUp> {
  const { rows } = claim
  if (rows[0].sender === 'stock') return followCrossings(db, claim)
  if (rows[0].sender === 'owed') return followOwed(db, claim)
  const told = await changesOf(db, rows)
  const [first] = told
  if (!first) return { progress: { pages: [] }, reason: 'The pages show what the lake holds.' }
  const missed = await missedStep(db, told)
  const changes = missed ? [missed, ...told] : told
  const { type } = first
  const attempts = Math.max(...rows.map((row) => row.attempts))
  if (type !== 'inventoryItem')
    // What was asked ahead was asked about the steps that were told alone.
    return followDocument(db, claim, changes, (!missed && ahead) || lookAround(changes, attempts))
  const { confirmedAt, heldRev } = await confirmChanges(changes, attempts)
  return { ...(await takeIn(db, changes, confirmedAt)), changes: endingAt(changes, heldRev) }
}

async function followCrossings(db: Database, claim: Claim): Promise<FollowUp> {
  const crossings = claim.rows.map(({ body }) => readCrossing(body))
  // They were committed with their rows: what is read from now on has them.
  const confirmedAt = firstMomentFrom(Date.now())
  const [{ sku }] = crossings as [ReturnType<typeof readCrossing>]
  const referrers = await readReferrers(questionOfSku(sku, claim.rows[0].receivedAt))
  const plan = planCrossing(sku, referrers)
  const way = [...crossings.map(({ from }) => from), crossings.at(-1)?.to].join(' to ')
  return bringToPages(db, claim, plan, confirmedAt, `Available stock of ${sku} went from ${way}.`)
}

/** Pages that were drawn from last good results while the CMS failed. */
async function followOwed(db: Database, claim: Claim): Promise<FollowUp> {
  const { visits, everyPage, backAt } = readOwed(claim.rows.map(({ body }) => body))
  const plannedAt = new Date()
  const confirmedAt = new Date(backAt)
  const freshness = await makeVisitsFresh(visits, everyPage, backAt, (pages) =>
    note(db, claim, { confirmedAt, plannedAt, pages }),
  )
  const { others: _, ...seen } = freshness
  const reason = `The CMS is back. ${seen.pages.length} pages that were owed are live.`
  return { progress: { confirmedAt, plannedAt, ...seen }, reason }
}

/** The pages of every step: between two looks of ours a page may have been drawn at any of them. */
async function followDocument(
  db: Database,
  claim: Claim,
  changes: DocumentChange[],
  ahead: Ahead,
): Promise<FollowUp> {
  const { confirmedAt, heldRev, referrers } = await ahead
  await rememberMovedSlugs(db, changes)
  const plan = joinPlans(await planEach(changes, referrers))
  // Before its pages: a filtered list shall not be behind the listing that it is a part of.
  const [{ id, type }] = changes as [DocumentChange]
  await followInSearch(db, { id, type })
  const times = changes.length > 1 ? ` ${changes.length} times` : ''
  const followed = await bringToPages(db, claim, plan, confirmedAt, `${changes[0]?.id} changed${times}.`)
  return { ...followed, changes: endingAt(changes, heldRev) }
}

/** Long bursts are planned with pauses, in which requests go on. */
async function planEach(changes: readonly DocumentChange[], referrers: Referrers): Promise<Plan[]> {
  const plans: Plan[] = []
  for (const change of changes) {
    if (plans.length > 0) await nextTurn()
    plans.push(planChange(change, referrers))
  }
  return plans
}

async function bringToPages(
  db: Database,
  claim: Claim,
  plan: Plan,
  confirmed: number,
  what: string,
): Promise<FollowUp> {
  const confirmedAt = new Date(confirmed)
  const plannedAt = new Date()
  if (plan.everyPage.length + plan.pages.length + plan.files.length === 0) {
    return { progress: { confirmedAt, plannedAt, pages: [] }, reason: `${what} No page shows it.` }
  }
  const freshness = await makeFresh(plan, confirmed, (pages) =>
    note(db, claim, { confirmedAt, plannedAt, pages }),
  )
  const { others, ...seen } = freshness
  const rest = others > 0 ? ` ${others} more were not drawn yet.` : ''
  return {
    progress: { confirmedAt, plannedAt, ...seen },
    reason: `${what} It is live on ${seen.pages.length} pages.${rest}`,
  }
}

function note(db: Database, claim: Claim, progress: Progress): void {
  noteProgress(db, claim, progress).catch((error) =>
    logger.warn('The plan of a delivery could not be noted', { inbox: claim.rows[0].id, error }),
  )
}

async function takeIn(
  db: Database,
  changes: readonly DocumentChange[],
  confirmed: number,
): Promise<FollowUp> {
  const skus = new Set(changes.flatMap(({ before, after }) => [before?.sku, after?.sku]))
  const taken: string[] = []
  for (const sku of [...skus].filter((sku) => typeof sku === 'string').sort()) {
    const { before, after, crossing } = await takeStockIn(db, sku)
    taken.push(`${sku}: ${before ?? 'not counted'} → ${after}${crossing ? ', across zero' : ''}`)
  }
  const reason =
    taken.length > 0 ? `Available stock taken in: ${taken.join('; ')}.` : `${changes[0]?.id} names no sku.`
  return { progress: { confirmedAt: new Date(confirmed), pages: [] }, reason }
}

/** What the rows tell. A delivery that is old is not believed: it has the lake looked at. */
async function changesOf(db: Database, rows: readonly InboxRow[]): Promise<DocumentChange[]> {
  const told = rows.map(({ body, flags }) => ({ change: changeIn(body), isOld: flags.includes('old') }))
  const old = told.find(({ isOld }) => isOld)
  const looked = old && (await readLakeChange(db, old.change.id))
  const believed = told.filter(({ isOld }) => !isOld).map(({ change }) => change)
  return looked ? [...believed, looked] : believed
}

function changeIn(body: Buffer): DocumentChange {
  const reading = readChange(body)
  if (!reading.understood) throw new Failure('unusable', reading.reason)
  return reading.change
}
