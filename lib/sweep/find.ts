import type { Executor } from '#lib/db/client.ts'
import { type Held, type LakeOverview, pageSize, readHeld } from './ask-lake.ts'
import { addsUp, type Comparison, compare, isYoung } from './compare.ts'
import { countKnown, listKnown, readKnownRevisions } from './known.ts'

export interface Found extends Comparison {
  compared: number
  /** Documents that were changed so lately that they were left to their webhooks. */
  left: number
}

/** Changes that are left to their webhooks. */
export interface Young {
  /** The lake's time, ISO. */
  now: string
  /** ms */
  patience: number
}

export interface ChangesQuestion {
  /** ISO, by the lake's time. */
  since: string
  counts: LakeOverview['counts']
  young: Young | undefined
}

/**
 * What differs among the documents that the lake says it changed lately. Undefined when something else must have happened, such as a deletion: then the
 * numbers of documents do not add up, and everything has to be compared.
 */
export async function findChanges(
  db: Executor,
  { since, counts, young }: ChangesQuestion,
): Promise<Found | undefined> {
  const known = await countKnown(db)
  const found: Found = { changed: [], gone: [], compared: 0, left: 0 }
  const appeared: string[] = []
  await eachPage(since, async (held) => {
    const revisions = await readKnownRevisions(
      db,
      held.map(({ id }) => id),
    )
    const seen = new Set(revisions.map(({ id }) => id))
    appeared.push(...held.filter(({ id }) => !seen.has(id)).map(({ type }) => type))
    take(found, compare(held, revisions).changed, held, young)
    found.compared += held.length
  })
  return addsUp(counts, known, appeared) ? found : undefined
}

/** What differs among all documents. */
export async function findEverything(db: Executor, young: Young | undefined): Promise<Found> {
  const found: Found = { changed: [], gone: [], compared: 0, left: 0 }
  let after = ''
  await eachPage(undefined, async (held, isLast) => {
    const upTo = isLast ? undefined : held.at(-1)?.id
    const { changed, gone } = compare(held, await listKnown(db, after, upTo))
    take(found, changed, held, young)
    found.gone.push(...gone)
    found.compared += held.length
    after = upTo ?? after
  })
  return found
}

async function eachPage(
  since: string | undefined,
  work: (held: Held[], isLast: boolean) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const held = await readHeld(after, since)
    const last = held.at(-1)
    const isLast = !last || held.length < pageSize
    await work(held, isLast)
    if (isLast) return
    after = last.id
  }
}

/** Adds what has changed to what was found, but for what is left to its webhook. */
function take(
  found: Found,
  changed: readonly string[],
  held: readonly Held[],
  young: Young | undefined,
): void {
  const left = new Set(
    held.filter((document) => young && isYoung(document, young.now, young.patience)).map(({ id }) => id),
  )
  const taken = changed.filter((id) => !left.has(id))
  found.changed.push(...taken)
  found.left += changed.length - taken.length
}
