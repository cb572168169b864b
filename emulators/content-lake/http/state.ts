import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OptionsError } from '../options.ts'

const SCHEMA = `
create table if not exists sessions (
  token_hash text primary key, identity text not null, created_at text not null
) strict;
create table if not exists keyvalue (
  user_id text not null, key text not null, value text not null, primary key (user_id, key)
) strict;
create table if not exists tokens (
  id text primary key, label text not null, role text not null, token_hash text not null unique,
  created_at text not null, created_by text not null, expires_at text
) strict;
create table if not exists roles (name text primary key, definition text not null) strict;
create table if not exists origins (
  id integer primary key autoincrement, origin text not null unique, allow_credentials integer not null,
  created_at text not null
) strict;
create table if not exists datasets (name text primary key, record text not null, fate text not null) strict;
create table if not exists aliases (name text primary key, dataset text) strict;
create table if not exists jobs (id text primary key, job text not null, created_at text not null) strict;
create table if not exists hooks (id text primary key, definition text not null) strict;
create table if not exists hook_cursors (
  hook_id text not null, dataset text not null, sequence integer not null, primary key (hook_id, dataset)
) strict;
create table if not exists hook_messages (
  id integer primary key, idempotency_key text not null unique, hook_id text not null, message text not null,
  status text not null, failures integer not null, result_code integer, created_at integer not null, updated_at integer not null
) strict;
create index if not exists hook_messages_by_hook on hook_messages (hook_id, id);
create table if not exists hook_attempts (
  id integer primary key, hook_id text not null, idempotency_key text not null,
  started_at integer not null, duration_ms integer not null, status_code integer, reason text not null, body text not null
) strict;
create index if not exists hook_attempts_by_hook on hook_attempts (hook_id, id);
`

/**
 * Takes the folder for this process. Documents are served from memory, so a second server on the same data would
 * answer with what is no longer so. The lock is SQLite's and ends with the process, however that ends.
 */
function takeFolder(database: DatabaseSync, dataDir: string): void {
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit;')
  } catch {
    database.close()
    throw new OptionsError(`Another server works on ${dataDir}. Stop it, or name another folder with --data`)
  }
}

/**
 * What the server keeps beside the documents: sessions, tokens, roles, origins, what datasets there are, user settings,
 * webhooks and their deliveries.
 * Throws OptionsError when another server has the folder. A commit returns after its fsync, as those of the documents do.
 */
export function openState(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'service.sqlite'))
  takeFolder(database, dataDir)
  database.exec('pragma journal_mode = wal; pragma synchronous = full;')
  database.exec(SCHEMA)
  return database
}
