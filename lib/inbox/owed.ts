import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LakeUnavailable, queryLake } from '#lib/content/lake.ts'
import { everyPage, isOwing, takeOwed, writeOwed } from '#lib/content/owed.ts'
import { type Database, database } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import { visitOf } from '#lib/freshness/page-visit.ts'
import { logger } from '#lib/log/logger.ts'

const owing = z.object({
  pages: z.array(z.string()),
  /** When the read of the lake began that showed it to be back, in ms since the epoch. */
  backAt: z.number(),
})

/** Shorter than a page waits: a question that was lost when the lake came back must not hold the next one up. In ms. */
const probeTimeout = 1_000

const reason = 'It was drawn from a last good result while the CMS failed.'

/**
 * Looks whether the CMS is back when pages are owed, and puts them into the inbox, which has them rebuilt. They are owed until that row is stored,
 * and the row is open until they were seen fresh.
 *
 * @returns how many pages were taken up.
 */
export async function takeUpOwed(db: Database = database()): Promise<number> {
  await writeOwed(db)
  if (!(await isOwing(db))) return 0
  let backAt: number
  try {
    backAt = (await queryLake('*[0]._id', {}, {}, probeTimeout)).readAt
  } catch (error) {
    if (error instanceof LakeUnavailable) return 0
    throw error
  }
  const pages = await db.transaction(async (tx) => {
    const taken = await takeOwed(tx)
    if (taken.length === 0) return taken
    const body = Buffer.from(JSON.stringify({ pages: taken, backAt } satisfies z.infer<typeof owing>))
    await tx.insert(inbox).values({ sender: 'owed', deliveryId: randomUUID(), subject: 'owed pages', body })
    return taken
  })
  if (pages.length > 0) logger.info('The CMS is back; what is owed is rebuilt', { pages: pages.length })
  return pages.length
}

export interface OwedPages {
  visits: PageVisit[]
  /** Why every page is to be rebuilt; empty when only `visits` are. */
  everyPage: string[]
  /** The pages have to be drawn from reads that began then or later, in ms since the epoch. */
  backAt: number
}

/**
 * What the rows of a claim have rebuilt.
 *
 * @throws ZodError or SyntaxError for a row that this file did not write.
 */
export function readOwed(bodies: readonly Buffer[]): OwedPages {
  const read = bodies.map((body) => owing.parse(JSON.parse(body.toString('utf8'))))
  const pages = [...new Set(read.flatMap((row) => row.pages))]
  return {
    visits: pages.filter((page) => page !== everyPage).map((page) => visitOf(page, [reason])),
    everyPage: pages.includes(everyPage) ? [reason] : [],
    backAt: Math.max(...read.map((row) => row.backAt)),
  }
}
