import type { PageVisit } from '#lib/freshness/page-visit.ts'
import type { InboxFlag } from '#lib/inbox/flag.ts'
import { type LedgerPage, ledgerPage } from './page.ts'

/** What the ledger reads of a row of the inbox. */
export interface LedgerRow {
  id: number
  sender: 'sanity' | 'stock' | 'sweep' | 'owed'
  subject: string | null
  type: string | null
  flags: InboxFlag[]
  state: 'open' | 'done' | 'aside'
  reason: string | null
  attempts: number
  nextAttemptAt: Date
  committedAt: Date | null
  receivedAt: Date
  plannedAt: Date | null
  confirmedAt: Date | null
  revalidatedAt: Date | null
  warmedAt: string | null
  seenAt: Date | null
  liveAt: Date | null
  /** The first of them only. */
  pages: PageVisit[] | null
  pageCount: number
}

/** The moments of a publish, each in ISO; null for what has not happened, or not yet. */
export interface Moments {
  /** Committed in the lake; null where that was not told, as of a document that is gone. */
  committed: string | null
  /** The shop heard of it. */
  received: string
  /** The lake was seen to hold it, as pages read the lake. */
  confirmed: string | null
  /** It was known which pages show it. */
  planned: string | null
  /** The last of its pages was invalidated. */
  revalidated: string | null
  /** The first of its pages, its own if it has one, was drawn anew: no shopper waits for that. */
  warmed: string | null
  /** The last of its pages was seen to show it. */
  seen: string | null
}

/** One thing that happened to what the shop shows, and what came of it. */
export interface Publish {
  id: number
  /** Who told of it: the lake by a webhook, a crossing of stock, the sweep, or a page that is owed. */
  sender: LedgerRow['sender']
  /** The document, or the sku whose stock crossed zero; null when the delivery was not understood. */
  subject: string | null
  /** Type of the document, where it is known. */
  type: string | null
  /** `pending`: not live everywhere yet. `failed`: nothing more happens until somebody retries it. */
  state: 'pending' | 'failed' | 'live'
  /** The document was deleted or unpublished. */
  gone: boolean
  flags: InboxFlag[]
  /** Why it stands where it stands. */
  reason: string | null
  attempts: number
  /** When it is tried again by itself, if it is pending and failed before. */
  nextAttempt: string | null
  moments: Moments
  /** When its pages were looked at once more, as after a start of the site; null when they were not. */
  lookedAgain: string | null
  /** Milliseconds from `since` until it was live everywhere. */
  liveAfterMs: number | null
  /** `received` where the commit is not known, or was made by a clock ahead of the shop's. */
  since: 'committed' | 'received'
  pageCount: number
  /** The first of them; all are at `/api/freshness/{id}`. */
  pages: LedgerPage[]
}

/** The words of the ledger for a row of the inbox. */
export function publishOf(row: LedgerRow, siteUrl?: string): Publish {
  const { committedAt, receivedAt, liveAt } = row
  // What a later look has written over is not told as if it had been the first.
  const first = (moment: Date | null) => (moment && liveAt && moment > liveAt ? null : iso(moment))
  const since = committedAt && committedAt <= receivedAt ? 'committed' : 'received'
  const begun = since === 'committed' && committedAt ? committedAt : receivedAt
  const state = stateOf(row)
  return {
    id: row.id,
    sender: row.sender,
    subject: row.subject,
    type: row.type,
    state,
    gone: row.sender === 'sanity' && row.subject !== null && committedAt === null,
    flags: row.flags,
    reason: row.reason,
    attempts: row.attempts,
    nextAttempt: state === 'pending' && row.reason !== null ? row.nextAttemptAt.toISOString() : null,
    moments: {
      committed: iso(committedAt),
      received: receivedAt.toISOString(),
      confirmed: first(row.confirmedAt),
      planned: first(row.plannedAt),
      revalidated: first(row.revalidatedAt),
      warmed: first(row.warmedAt === null ? null : new Date(row.warmedAt)),
      seen: iso(liveAt),
    },
    lookedAgain: row.seenAt && liveAt && row.seenAt > liveAt ? iso(row.seenAt) : null,
    liveAfterMs: liveAt && state === 'live' ? liveAt.getTime() - begun.getTime() : null,
    since,
    pageCount: row.pageCount,
    pages: (row.pages ?? []).map((page) => ledgerPage(page, siteUrl)),
  }
}

function stateOf({ state }: LedgerRow): Publish['state'] {
  if (state === 'open') return 'pending'
  return state === 'aside' ? 'failed' : 'live'
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null
