import { getTableColumns } from 'drizzle-orm'
import type { PgInsertValue } from 'drizzle-orm/pg-core'
import { DatabaseError } from 'pg'
import type { Executor } from '#lib/db/client.ts'
import { inbox } from '#lib/db/schema.ts'
import { gather } from '#lib/freshness/gather.ts'
import type { InboxRow } from './claim.ts'

type Key = Pick<InboxRow, 'sender' | 'deliveryId'>
type NewRow = PgInsertValue<typeof inbox> & Key
/** A row as it was stored. The body need not come back. */
export type StoredRow = Omit<InboxRow, 'body'>

interface Storing {
  row: NewRow
  stored?: StoredRow
  error?: unknown
}

const { body: _, ...told } = getTableColumns(inbox)
const stores = new WeakMap<Executor, (storing: Storing) => Promise<void>>()

/**
 * Stores a row of the inbox, once per sender and delivery id: undefined when there is one already. In a burst, rows that come while others are being
 * written share a statement and a commit.
 *
 * @throws the database's error; the row is not stored then.
 */
export async function storeOnce(db: Executor, row: NewRow): Promise<StoredRow | undefined> {
  const store = stores.get(db) ?? gather((all: Storing[]) => storeAll(db, all))
  stores.set(db, store)
  const storing: Storing = { row }
  await store(storing)
  if ('error' in storing) throw storing.error
  return storing.stored
}

async function storeAll(db: Executor, all: Storing[]): Promise<void> {
  try {
    await insert(db, all)
  } catch (error) {
    // What is wrong with one of them is no reason to refuse the others.
    if (all.length > 1 && isAboutData(error)) await Promise.all(all.map((one) => storeAll(db, [one])))
    else for (const one of all) one.error = error
  }
}

async function insert(db: Executor, all: readonly Storing[]): Promise<void> {
  const rows = await db
    .insert(inbox)
    .values(all.map(({ row }) => row))
    .onConflictDoNothing({ target: [inbox.sender, inbox.deliveryId] })
    .returning(told)
  const stored = new Map(rows.map((row) => [keyOf(row), row]))
  for (const storing of all) {
    const key = keyOf(storing.row)
    storing.stored = stored.get(key)
    stored.delete(key)
  }
}

/** PostgreSQL's classes 22 (data exception) and 23 (integrity constraint violation). */
function isAboutData(error: unknown): boolean {
  const { cause } = error as Error
  return cause instanceof DatabaseError && /^2[23]/.test(cause.code ?? '')
}

const keyOf = ({ sender, deliveryId }: Key) => `${sender} ${deliveryId}`
