import { inArray, lt } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { wishLists } from '#lib/db/schema.ts'
import { wishListDays } from './cookie.ts'

/** Lists that one call forgets, so that nobody who adds a thing waits for it. */
const mostAtOnce = 100

/**
 * Forgets lists that no browser can name any more: their cookies have ended. It is called when a list is begun, so that the table cleans up as fast as
 * it grows and no job has to be run for it.
 */
export async function forgetOldLists(db: Executor, now = Date.now()): Promise<void> {
  const old = db
    .select({ id: wishLists.id })
    .from(wishLists)
    .where(lt(wishLists.changedAt, new Date(now - wishListDays * 86_400_000)))
    .limit(mostAtOnce)
    .for('update', { skipLocked: true })
  await db.delete(wishLists).where(inArray(wishLists.id, old))
}
