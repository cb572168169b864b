import { setTimeout as pause } from 'node:timers/promises'
import { ClientError, type SanityClient } from '@sanity/client'
import { inArray } from 'drizzle-orm'
import { environment } from '#lib/config/environment.ts'
import type { Database } from '#lib/db/client.ts'
import { stock } from '#lib/db/schema.ts'
import { requestRevalidation } from '#lib/freshness/revalidate.ts'
import { setHookEnabled } from '#lib/inbox/register-hook.ts'
import { syncSearch } from '#lib/search/sync.ts'
import { syncStock } from '#lib/stock/sync.ts'
import { oweEveryPage } from '#lib/sweep/owe-every-page.ts'
import { recordAnew } from '#lib/sweep/record.ts'

export interface Imported {
  /** Ids of documents. */
  written: string[]
  removed: string[]
}

/** How long a sweep that is under way is waited for, in ms. */
const longestSweep = 60_000
const together = 1_000

/**
 * Writes many documents while the shop runs, and has it follow all of them at once. Told of each by itself, it would look at hundreds of pages for each:
 * hours for ten thousand. Until the end the shop shows what it showed before; what others write meanwhile the next sweep finds.
 *
 * @param client with a token that may manage webhooks.
 * @throws the client's or the database's error, LakeUnavailable, or Failure when the site does not answer. The webhook is called again in any case.
 */
export async function asOneImport(
  client: SanityClient,
  db: Database,
  write: () => Promise<Imported>,
): Promise<Imported> {
  const { sanity } = environment()
  // Whether it answers at all: at the end it has to.
  await requestRevalidation({ paths: [], everyPage: false })
  return withoutSweeps(db, async () => {
    const wake = () => setHookEnabled(client, sanity, true)
    const wakeAndEnd = () => void wake().finally(() => process.exit(130))
    const signals = ['SIGINT', 'SIGTERM'] as const
    for (const signal of signals) process.once(signal, wakeAndEnd)
    await setHookEnabled(client, sanity, false).catch(explainRefusal)
    try {
      const imported = await write()
      await follow(db, imported)
      return imported
    } finally {
      for (const signal of signals) process.off(signal, wakeAndEnd)
      await wake()
    }
  })
}

function explainRefusal(error: unknown): never {
  const refused = error instanceof ClientError && [401, 403].includes(error.statusCode)
  if (!refused) throw error
  throw new Error(
    'SANITY_API_WRITE_TOKEN may not manage webhooks: set it for this command to the token of an administrator, so that the shop is not told of each document.',
  )
}

/**
 * Every page is invalidated last: what is drawn from then on is drawn from all of it. An invalidation would be lost with the process, so that the pages are
 * owed too.
 */
async function follow(db: Database, { written, removed }: Imported): Promise<void> {
  for (let at = 0; at < removed.length; at += together)
    await db
      .update(stock)
      .set({ removedAt: new Date() })
      .where(inArray(stock.documentId, removed.slice(at, at + together)))
  await syncStock(db, { everyPageIsDrawnAnew: true })
  await syncSearch(db)
  await recordAnew(db, [...written, ...removed])
  await oweEveryPage(db)
  await requestRevalidation({ paths: [], everyPage: true })
}

/** A sweep would find what is being written, and tell of each document by itself. */
async function withoutSweeps<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const holder = await db.$client.connect()
  const key = `hashtextextended('restock sweep', 0)`
  try {
    for (const until = Date.now() + longestSweep; ; await pause(500)) {
      const { rows } = await holder.query<{ mine: boolean }>(`select pg_try_advisory_lock(${key}) as mine`)
      if (rows[0]?.mine) break
      if (Date.now() > until) throw new Error('The shop is being swept. Run this again when that has ended.')
    }
    return await work()
  } finally {
    // With its connection the lock ends.
    holder.release(true)
  }
}
