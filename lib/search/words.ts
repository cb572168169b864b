import { sql } from 'drizzle-orm'
import type { Database } from '#lib/db/client.ts'

/** Removes words that nothing bears any more. Writers of words are waited for, so that none is lost that one of them takes for known. */
export async function pruneWords(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table search_words in share row exclusive mode`)
    await tx.execute(sql`delete from search_words where word not in (
      select distinct unnest(string_to_array(words, ' ')) from search_entries)`)
  })
}
