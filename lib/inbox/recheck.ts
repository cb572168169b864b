import { sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'

/**
 * Opens again what was done in the last seconds before the site stopped, whenever that was. A page is answered a moment before Next has written it to
 * its cache: a process killed in between had seen it fresh, and the next one would serve the old file.
 *
 * @returns how many rows were opened.
 */
export async function recheckLatest(db: Executor): Promise<number> {
  const { rowCount } = await db
    .update(inbox)
    .set({
      state: 'open',
      reason: 'Looked at again, for the site has just started.',
      nextAttemptAt: sql`now()`,
    })
    .where(sql`state = 'done' and seen_at > (select max(seen_at) from ${inbox}) - interval '5 seconds'`)
  return rowCount ?? 0
}
