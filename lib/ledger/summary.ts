import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { contentReads, inbox } from '#lib/db/schema.ts'
import { readSweepState } from '#lib/sweep/state.ts'

export interface SweepStatus {
  sweptAt: string
  /** When it last found what no webhook had told of, and how many documents. */
  untoldAt: string | null
  untold: number
  /** Since when changes are found and no webhook comes; null while it does. */
  silentSince: string | null
}

/** How the shop stands, in numbers. Moments in ISO. */
export interface LedgerSummary {
  /** Publishes that are not live everywhere yet. */
  pending: number
  /** Since when the oldest of them waits. */
  oldestPending: string | null
  /** Set aside: somebody has to look at them. */
  failed: number
  /** Pages that show the last good content, drawn while the CMS failed. */
  owedPages: number
  owedSince: string | null
  /** When the lake last told of anything. */
  lastWebhook: string | null
  /** What the sweep of the lake has found; null before the first one. */
  sweep: SweepStatus | null
  /** Milliseconds from commit to live: the middle of the last hundred. */
  usualMs: number | null
}

/** @throws the database's error */
export async function summarize(db: Executor): Promise<LedgerSummary> {
  const { rows } = await db.execute<Record<keyof Omit<LedgerSummary, 'sweep'>, unknown>>(sql`select
    (select count(*) from ${inbox} where state = 'open') as "pending",
    (select min(received_at) from ${inbox} where state = 'open') as "oldestPending",
    (select count(*) from ${inbox} where state = 'aside') as "failed",
    (select count(distinct path) from ${contentReads}, unnest(owed_paths) path where owed_since is not null) as "owedPages",
    (select min(owed_since) from ${contentReads}) as "owedSince",
    (select received_at from ${inbox} where sender = 'sanity' order by id desc limit 1) as "lastWebhook",
    (select percentile_cont(0.5) within group (order by extract(epoch from live_at - committed_at) * 1000)
      from (select live_at, committed_at from ${inbox} where state = 'done' and sender = 'sanity' and live_at is not null
        and committed_at <= received_at order by id desc limit 100) latest) as "usualMs"`)
  const [found] = rows
  return {
    pending: Number(found?.pending ?? 0),
    oldestPending: iso(found?.oldestPending),
    failed: Number(found?.failed ?? 0),
    owedPages: Number(found?.owedPages ?? 0),
    owedSince: iso(found?.owedSince),
    lastWebhook: iso(found?.lastWebhook),
    sweep: await sweepStatus(db),
    usualMs: typeof found?.usualMs === 'number' ? Math.round(found.usualMs) : null,
  }
}

async function sweepStatus(db: Executor): Promise<SweepStatus | null> {
  const state = await readSweepState(db)
  if (!state) return null
  const { sweptAt, untoldAt, untold, silentSince } = state
  return { sweptAt: sweptAt.toISOString(), untoldAt: iso(untoldAt), untold, silentSince: iso(silentSince) }
}

/** The driver gives moments as a Date, or as PostgreSQL's text where no column is read. */
function iso(moment: unknown): string | null {
  return moment instanceof Date || typeof moment === 'string' ? new Date(moment).toISOString() : null
}
