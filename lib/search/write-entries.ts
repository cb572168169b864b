import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { searchEntries, searchWords } from '#lib/db/schema.ts'
import type { Entry } from './entry.ts'
import { fold } from './fold.ts'
import { isNoOlder } from './no-older.ts'

/** Writes entries in the place of those of the same kind and key. */
export async function writeEntries(tx: Executor, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insert(searchEntries)
    .values(entries.map(({ marks, ...entry }) => ({ ...entry, vector: vectorOf({ marks, ...entry }) })))
    .onConflictDoUpdate({
      target: [searchEntries.kind, searchEntries.key],
      set: {
        path: sql`excluded.path`,
        title: sql`excluded.title`,
        summary: sql`excluded.summary`,
        body: sql`excluded.body`,
        picture: sql`excluded.picture`,
        words: sql`excluded.words`,
        vector: sql`excluded.vector`,
        rev: sql`excluded.rev`,
        form: sql`excluded.form`,
        updatedAt: sql`excluded.updated_at`,
      },
      setWhere: isNoOlder(searchEntries.updatedAt),
    })
  const words = [...new Set(entries.flatMap((entry) => entry.words.split(' ')))].filter(Boolean).sort()
  if (words.length > 0)
    await tx
      .insert(searchWords)
      .values(words.map((word) => ({ word })))
      .onConflictDoNothing()
}

/** The title weighs most, then options and skus, then the summary, then the text. */
function vectorOf({ title, marks, summary, body }: Entry): SQL {
  const weighted = (text: string, weight: 'A' | 'B' | 'C' | 'D') =>
    sql`setweight(to_tsvector('english', ${fold(text)}), ${weight})`
  return sql`${weighted(title, 'A')} || ${weighted(marks, 'B')} || ${weighted(summary, 'C')} || ${weighted(body, 'D')}`
}
