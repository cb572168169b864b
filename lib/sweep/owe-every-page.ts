import { randomUUID } from 'node:crypto'
import { everyPage } from '#lib/content/owed.ts'
import type { Database } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { firstMomentFrom } from '#lib/freshness/confirm.ts'

/** Has each page rebuilt once, for what it shows was never noted, or was noted without it. */
export async function oweEveryPage(db: Database): Promise<void> {
  const body = Buffer.from(JSON.stringify({ pages: [everyPage], backAt: firstMomentFrom(Date.now()) }))
  await db.insert(inbox).values({ sender: 'owed', deliveryId: randomUUID(), subject: 'owed pages', body })
}
