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
  // Each word by itself, and not from a list: only so the planner sees how rare it is.
  const looks = words.map((word, at) => lookFor(word, at, at === words.length - 1))
  const { rows } = await db.execute<Look>(sql`${sql.join(looks, sql` union all `)} order by place`)
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

interface Look extends Record<string, unknown> {
  word: string
  stem: string | null
  /** A word such as "the", of which the vectors know nothing. */
  filler: boolean
  found: boolean
}

function lookFor(word: string, place: number, isLast: boolean): SQL {
  const whole = sql`plainto_tsquery('english', ${word}::text)`
  const filler = sql`numnode(${whole}) = 0`
  const query = isLast ? beginning(sql`${word}::text`) : whole
  const stands = sql`exists (select from search_entries where vector @@ ${query})`
  return sql`select ${word}::text as word, ${place}::int as place, (ts_lexize('english_stem', ${word}::text))[1] as stem,
    ${filler} as filler, ${isLast ? stands : sql`case when ${filler} then false else ${stands} end`} as found`
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
