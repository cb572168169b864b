import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { nearest, nearestBeginning } from './nearest.ts'

export interface Understood {
  /** Words to look for, as they are written in the shop. The last may be a beginning. */
  words: string[]
  /** Beginnings of the words that were found, for marking them. */
  needles: string[]
  /** Words that stand nowhere, and what was taken for meant in their place. */
  corrected: { typed: string; meant: string }[]
  /** Words that stand nowhere and are near to none that does. */
  unknown: string[]
}

const mostCandidates = 60

/**
 * Finds out which of the words stand somewhere, and what was meant by those that do not.
 *
 * @throws the database's error.
 */
export async function understand(db: Executor, words: readonly string[]): Promise<Understood> {
  const { rows } = await db.execute<{
    word: string
    stem: string | null
    filler: boolean
    found: boolean
  }>(sql`
    select word, (ts_lexize('english_stem', word))[1] as stem,
      numnode(plainto_tsquery('english', word)) = 0 as filler,
      exists (select from search_entries where vector @@
        case when place = ${words.length} then ${beginning(sql`word`)} else plainto_tsquery('english', word) end) as found
    from unnest(${sql.param([...words])}::text[]) with ordinality as asked(word, place) order by place`)
  const understood: Understood = { words: [], needles: [], corrected: [], unknown: [] }
  for (const [at, { word, stem, filler, found }] of rows.entries()) {
    const isLast = at === rows.length - 1
    if (found) {
      understood.words.push(word)
      understood.needles.push(...needlesOf(word, stem))
    } else if (!(filler && !isLast)) {
      const candidates = await readCandidates(db, word)
      const meant = isLast ? nearestBeginning(word, candidates) : nearest(word, candidates)
      if (meant === undefined) understood.unknown.push(word)
      else {
        understood.words.push(meant)
        understood.needles.push(...needlesOf(meant, null))
        understood.corrected.push({ typed: word, meant })
      }
    }
  }
  return understood
}

/** A word that may not be finished. */
export function beginning(word: SQL): SQL {
  return sql`(plainto_tsquery('english', ${word}) || to_tsquery('simple', '''' || ${word} || ''':*'))`
}

/** The stem of "glazes" is "glaze", of "pottery" it is "potteri". */
function needlesOf(word: string, stem: string | null): string[] {
  if (!stem || stem.length < 3) return [word]
  return [word, stem.endsWith('i') ? stem.slice(0, -1) : stem]
}

async function readCandidates(db: Executor, word: string): Promise<string[]> {
  const { rows } = await db.execute<{ word: string }>(sql`
    select word from search_words
    where length(word) between ${word.length - 2} and ${word.length + 12}
    order by greatest(similarity(word, ${word}), word_similarity(${word}, word) * 0.9) desc, length(word), word
    limit ${mostCandidates}`)
  return rows.map((row) => row.word)
}
