import type { Held } from './ask-lake.ts'
import type { KnownRevision } from './known.ts'

export interface Comparison {
  /** Ids of documents that the pages do not show, or not as the lake holds them. */
  changed: string[]
  /** Ids of documents that the pages show and the lake does not hold. */
  gone: string[]
}

/** Compares what the lake holds of some ids with what is known of the same. */
export function compare(held: readonly Held[], known: readonly KnownRevision[]): Comparison {
  const revisions = new Map(known.map(({ id, rev }) => [id, rev]))
  const changed = held.filter(({ id, rev }) => revisions.get(id) !== rev).map(({ id }) => id)
  const there = new Set(held.map(({ id }) => id))
  return { changed, gone: known.filter(({ id }) => !there.has(id)).map(({ id }) => id) }
}

/**
 * Whether the numbers of documents are those to be expected when nothing is gone.
 *
 * @param appeared types of the documents that are new.
 */
export function addsUp(
  held: Readonly<Record<string, number>>,
  known: ReadonlyMap<string, number>,
  appeared: readonly string[],
): boolean {
  const expected = new Map(known)
  for (const type of appeared) expected.set(type, (expected.get(type) ?? 0) + 1)
  return [...new Set([...Object.keys(held), ...expected.keys()])].every(
    (type) => (held[type] ?? 0) === (expected.get(type) ?? 0),
  )
}

/**
 * Whether the webhook of a change may still be on its way: it was committed less than `patience` ms ago, by the lake's own time. What lies in that
 * time's future was not: that clock was wrong.
 */
export function isYoung({ updatedAt }: Pick<Held, 'updatedAt'>, now: string, patience: number): boolean {
  const age = Date.parse(now) - Date.parse(updatedAt)
  return age >= 0 && age < patience
}
