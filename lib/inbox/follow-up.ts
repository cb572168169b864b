import type { Database } from '#lib/db/client.ts'
import { Failure } from '#lib/failure/failure.ts'
import { confirmChange } from '#lib/freshness/confirm.ts'
import { makeFresh } from '#lib/freshness/make-fresh.ts'
import { type Plan, planChange } from '#lib/freshness/plan.ts'
import { readReferrers } from '#lib/freshness/referrers.ts'
import { readCrossing } from '#lib/stock/crossing.ts'
import { takeStockIn } from '#lib/stock/take-in.ts'
import { type DocumentChange, readChange } from './change.ts'
import { type Claim, type InboxRow, noteProgress, type Progress } from './claim.ts'

export interface FollowUp {
  progress: Progress
  /** What came of it, in words. */
  reason: string
}

/**
 * Does what a row of the inbox asks for, to its end. It may be done again from the start at any time.
 *
 * @throws Failure or LakeUnavailable, which say how to go on.
 */
export async function followUp(db: Database, claim: Claim): Promise<FollowUp> {
  const { row } = claim
  if (row.sender === 'stock') {
    const { sku, from, to } = readCrossing(row.body)
    const referrers = await readReferrers({ id: null, sku, relatedIds: [] })
    const plan = planChange({ type: 'inventoryItem', before: null, after: null }, referrers)
    // The crossing was committed with its row: what is read from now on has it.
    return bringToPages(db, claim, plan, Date.now(), `Available stock of ${sku} went from ${from} to ${to}.`)
  }
  const reading = readChange(row.body)
  if (!reading.understood) throw new Failure('unusable', reading.reason)
  const confirmedAt = await confirmChange(reading.change, row.attempts)
  if (reading.change.type === 'inventoryItem') return takeIn(db, row, reading.change, confirmedAt)
  const { id, before, after } = reading.change
  const relatedIds = [...new Set([...(before?.refs ?? []), ...(after?.refs ?? [])])]
  const plan = planChange(reading.change, await readReferrers({ id, sku: null, relatedIds }))
  return bringToPages(db, claim, plan, confirmedAt, `${id} changed.`)
}

async function bringToPages(
  db: Database,
  claim: Claim,
  plan: Plan,
  confirmed: number,
  what: string,
): Promise<FollowUp> {
  const confirmedAt = new Date(confirmed)
  if (plan.everyPage.length + plan.pages.length + plan.files.length === 0) {
    return { progress: { confirmedAt, pages: [] }, reason: `${what} No page shows it.` }
  }
  const freshness = await makeFresh(plan, confirmed, (pages) =>
    noteProgress(db, claim, { confirmedAt, pages }),
  )
  return {
    progress: { confirmedAt, ...freshness },
    reason: `${what} It is live on ${freshness.pages.length} pages.`,
  }
}

async function takeIn(
  db: Database,
  row: InboxRow,
  change: DocumentChange,
  confirmed: number,
): Promise<FollowUp> {
  const skus = [...new Set([change.before?.sku, change.after?.sku])].filter((sku) => typeof sku === 'string')
  const taken: string[] = []
  for (const sku of skus.sort()) {
    const { before, after, crossing } = await takeStockIn(db, sku)
    taken.push(`${sku}: ${before ?? 'not counted'} → ${after}${crossing ? ', across zero' : ''}`)
  }
  const reason =
    taken.length > 0 ? `Available stock taken in: ${taken.join('; ')}.` : `${row.deliveryId} names no sku.`
  return { progress: { confirmedAt: new Date(confirmed), pages: [] }, reason }
}
