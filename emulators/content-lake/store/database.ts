import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const SCHEMA = `
create table if not exists transactions (
  dataset text not null, sequence integer not null, id text not null,
  timestamp text not null, author text not null, mutations text not null
) strict;
create unique index if not exists transactions_by_sequence on transactions (dataset, sequence);
create unique index if not exists transactions_by_id on transactions (dataset, id);

create table if not exists changes (
  id integer primary key,
  dataset text not null, document text not null, sequence integer not null,
  content text
) strict;
create unique index if not exists changes_by_document on changes (dataset, document, sequence);
create index if not exists changes_by_sequence on changes (dataset, sequence);

create table if not exists documents (
  dataset text not null, id text not null, change integer not null references changes (id),
  primary key (dataset, id)
) strict, without rowid;
`

/**
 * Opens the file that holds every dataset, and creates its tables. A change holds the document as a transaction left
 * it, null when deleted; `documents` points at the change that is a document's present state, so nothing is kept twice.
 * A commit returns after its fsync, so it survives kill -9 and a power cut. It waits half a second at most for another
 * program that has locked the file, because everybody else waits meanwhile.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 500;')
  database.exec(SCHEMA)
  return database
}

/** Writes all or nothing, and returns when it is synced. Throws what SQLite throws, and what the work throws. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate')
  try {
    work()
    database.exec('commit')
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec('rollback')
    throw error
  }
}
