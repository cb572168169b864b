import type { Executor } from '#lib/db/client.ts'
import type { knownDocuments } from '#lib/db/schema.ts'
import { readKnown } from '#lib/sweep/known.ts'
import { timeOf } from '#lib/sweep/last-step.ts'
import type { DocumentChange } from './change.ts'

type Known = Pick<typeof knownDocuments.$inferSelect, 'type' | 'rev' | 'updatedAt' | 'snapshot'>

/**
 * The step of a document that nobody told of: from what the pages were last made to show of it to where the told steps begin; undefined when none is
 * missing. When it is left out, pages that only the step before it names stay as they are, and no sweep sees it, for the revision is the right one.
 *
 * @throws the database's error.
 */
export async function missedStep(
  db: Executor,
  changes: readonly DocumentChange[],
): Promise<DocumentChange | undefined> {
  const [first] = changes
  if (!first) return undefined
  const known = (await readKnown(db, [first.id])).get(first.id)
  return known && stepFrom(known, changes)
}

/** @param changes steps of one document, at least one, in the order in which they came. */
export function stepFrom(known: Known, changes: readonly DocumentChange[]): DocumentChange | undefined {
  const revisions = changes.flatMap(({ before, after }) => [before?.rev, after?.rev])
  if (revisions.includes(known.rev)) return undefined
  const inTime = changes.toSorted((one, other) => timeOf(one) - timeOf(other))
  const first = inTime[0]
  const last = inTime.at(-1)
  // What came late was overtaken: the pages show something newer.
  if (!first || !last || first.type !== known.type || timeOf(last) <= known.updatedAt.getTime())
    return undefined
  return { id: first.id, type: first.type, before: known.snapshot, after: first.before }
}
