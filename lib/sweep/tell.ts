import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { readChange } from '#lib/inbox/change.ts'
import { readSnapshots, readStep } from './ask-lake.ts'
import { readKnown } from './known.ts'

/** So many documents are read whole at once. */
const together = 20

type NewRow = typeof inbox.$inferInsert

/**
 * Puts a row into the inbox for each of the documents of which the lake holds something else than the pages show, as its webhook would have done.
 *
 * @param leaveWaiting what an open row tells of already is left to it.
 * @returns how many of them nobody had told of.
 * @throws LakeUnavailable or the database's error.
 */
export async function tellInbox(
  db: Executor,
  ids: readonly string[],
  leaveWaiting: boolean,
): Promise<number> {
  let told = 0
  for (let at = 0; at < ids.length; at += together) {
    const rows = await rowsOf(db, ids.slice(at, at + together))
    told += await store(db, leaveWaiting ? await withoutWaiting(db, rows) : rows)
  }
  return told
}

async function rowsOf(db: Executor, ids: readonly string[]): Promise<NewRow[]> {
  // What is known is read first: then whatever was settled meanwhile is in the lake's answer too.
  const known = await readKnown(db, ids)
  const held = new Map((await readSnapshots(ids)).map((document) => [document.id, document]))
  return ids.flatMap((id) => {
    const was = known.get(id)
    const is = held.get(id)
    if (was?.rev === is?.now.rev) return []
    const before = was?.snapshot ?? null
    const after = is?.now ?? null
    // Under the same id there is another kind of document: for the pages one is gone and one is new.
    if (was && is && was.type !== is.type)
      return [rowOf(id, was.type, before, null), rowOf(id, is.type, null, after)]
    return [rowOf(id, is?.type ?? was?.type ?? '', before, after)]
  })
}

async function store(db: Executor, rows: NewRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const stored = await db
    .insert(inbox)
    .values(rows)
    .onConflictDoUpdate({
      target: [inbox.sender, inbox.deliveryId],
      // It was brought to the pages once, and is different again: a backup was put back, for example.
      set: {
        state: 'open',
        reason: 'found again by a sweep',
        attempts: 0,
        faults: 0,
        nextAttemptAt: sql`now()`,
      },
      setWhere: eq(inbox.state, 'done'),
    })
    .returning({ id: inbox.id })
  return stored.length
}

function rowOf(
  id: string,
  type: string,
  before: Parameters<typeof readStep>[2],
  after: Parameters<typeof readStep>[3],
): NewRow {
  const { body, reading } = readStep(id, type, before, after)
  const deliveryId = `sweep:${id}:${before?.rev ?? 'new'}:${after?.rev ?? 'gone'}`
  const row = { sender: 'sweep' as const, deliveryId, subject: id, body }
  if (!reading.understood) return { ...row, state: 'aside', reason: reading.reason }
  const { after: read } = reading.change
  return { ...row, committedAt: read && new Date(read.updatedAt) }
}

/** Without the rows for changes of which an open row tells already: its delivery came meanwhile. One that tells of an older change is no such row. */
async function withoutWaiting(db: Executor, rows: readonly NewRow[]): Promise<NewRow[]> {
  const subjects = rows.map(({ subject }) => subject).filter((subject) => typeof subject === 'string')
  const waiting = await db
    .select({ body: inbox.body })
    .from(inbox)
    .where(and(eq(inbox.state, 'open'), inArray(inbox.subject, subjects)))
  const told = new Set(waiting.map(({ body }) => endOf(body)))
  return rows.filter(({ body }) => {
    const end = endOf(body)
    return end === undefined || !told.has(end)
  })
}

/** The revision at which a change ends, as one text. */
function endOf(body: Buffer): string | undefined {
  const reading = readChange(body)
  return reading.understood ? `${reading.change.id} ${reading.change.after?.rev ?? 'gone'}` : undefined
}
