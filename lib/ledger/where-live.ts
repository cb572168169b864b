import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { queryLake } from '#lib/content/lake.ts'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { namePages } from '#lib/freshness/every-page.ts'
import { visitsOf } from '#lib/freshness/page-visit.ts'
import { planChange, planCrossing } from '#lib/freshness/plan.ts'
import { questionOf, questionOfSku, readReferrers } from '#lib/freshness/referrers.ts'
import { readChange } from '#lib/inbox/change.ts'
import { snapshotProjection } from '#lib/inbox/sanity-hook.ts'
import { subjectsOf } from './list.ts'
import { type LedgerPage, ledgerPage } from './page.ts'

/** Where a document is shown. */
export interface WhereLive {
  document: string
  /** Whether the lake holds it as published. */
  published: boolean
  /** Why it stands on every page, which are not named then; empty when only `pages` show it. */
  everyPage: string[]
  /** The pages that show it, each with when it was last seen fresh for a change of this document; null when none was told of yet. */
  pages: LedgerPage[]
}

/**
 * Where a published document is shown, by the same plan that a change of all of it would have.
 *
 * @throws LakeUnavailable, the database's error
 */
export async function whereLive(db: Executor, id: string): Promise<WhereLive> {
  const { data } = await queryLake<string>(`*[_id == $id][0]{_type, "after": @${snapshotProjection}}`, { id })
  const held = data as { _type: string; after: unknown } | null
  const reading = held && readChange(Buffer.from(JSON.stringify({ ...held, id, type: held._type })))
  if (!reading?.understood) return { document: id, published: held !== null, everyPage: [], pages: [] }
  const { change } = reading
  const sku = change.after?.sku
  const found = sku
    ? planCrossing(sku, await readReferrers(questionOfSku(sku, new Date())))
    : planChange(change, await readReferrers(questionOf([change])))
  if (found.everyPage.length > 0)
    return { document: id, published: true, everyPage: found.everyPage, pages: [] }
  const plan = await namePages(found)
  const seen = await lastSeen(db, id)
  const pages = visitsOf(plan)
    .filter(({ expected, proof }) => expected === 'present' && proof === 'mark')
    .map((visit) => ledgerPage({ ...visit, seenAt: seen.get(visit.renderedPath) }))
  return { document: id, published: true, everyPage: [], pages }
}

/** When each page was last seen to show a change of the document, of its last few changes. */
async function lastSeen(db: Executor, id: string): Promise<Map<string, string>> {
  const latest = await db
    .select({ pages: inbox.pages })
    .from(inbox)
    .where(
      and(
        inArray(inbox.subject, subjectsOf(id)),
        eq(inbox.state, 'done'),
        sql`jsonb_array_length(${inbox.pages}) < 500`,
      ),
    )
    .orderBy(desc(inbox.id))
    .limit(20)
  const visits = latest.flatMap(({ pages }) => pages ?? [])
  return new Map(
    visits.reverse().flatMap(({ renderedPath, seenAt }) => (seenAt ? [[renderedPath, seenAt]] : [])),
  )
}
