import type { DatabaseSync } from 'node:sqlite'
import { inTransaction } from '../store/database.ts'
import type { Hook } from './definition.ts'
import type { Message } from './message.ts'
import type { Attempt } from './schedule.ts'

export type Status = 'pending' | 'delivered' | 'dropped' | 'expired'

export interface MessageRow {
  message: Message
  status: Status
  failures: number
  resultCode: number | null
  createdAt: number
  updatedAt: number
}

export interface AttemptRow {
  id: number
  hookId: string
  key: string
  startedAt: number
  durationMs: number
  statusCode: number | null
  reason: string
  body: string
}

/** Everything that one flush writes, in one transaction. */
export interface Flush {
  cursors: { hookId: string; dataset: string; sequence: number }[]
  messages: MessageRow[]
  attempts: {
    hookId: string
    key: string
    startedAt: number
    durationMs: number
    attempt: Attempt
    reason: string
  }[]
}

/** Newest first. */
export interface Page {
  limit: number
  offset: number
}

/** Hooks, their deliveries and how far each has read the transaction log, in SQLite. */
export type Ledger = ReturnType<typeof openLedger>

const KEPT_MS = 30 * 24 * 60 * 60_000
const KEPT_ROWS = 10_000

/** `keptRows`: of a hook's messages, and of its attempts, the newest so many; nothing pending is ever removed. */
export function openLedger(database: DatabaseSync, clock: () => number, keptRows = KEPT_ROWS) {
  const sql = (text: string) => database.prepare(text)
  const atOnce = (write: () => void) => inTransaction(database, write)
  const pruneAfter = Math.ceil(keptRows / 10)
  let written = 0
  const prune = () => {
    written = 0
    const oldest = clock() - KEPT_MS
    sql("delete from hook_messages where status != 'pending' and updated_at < ?").run(oldest)
    sql('delete from hook_attempts where started_at < ?').run(oldest)
    for (const [table, finished] of [
      ['hook_messages', "status != 'pending'"],
      ['hook_attempts', 'true'],
    ]) {
      sql(
        `delete from ${table} where ${finished} and id <= (select id from ${table} newer
         where newer.hook_id = ${table}.hook_id order by id desc limit 1 offset ?)`,
      ).run(keptRows)
    }
  }
  prune()
  const saveHook = sql(
    'insert into hooks (id, definition) values (?, ?) on conflict do update set definition = excluded.definition',
  )
  const saveCursor = sql(
    'insert into hook_cursors (hook_id, dataset, sequence) values (?, ?, ?) on conflict do update set sequence = excluded.sequence',
  )
  const saveMessage = sql(
    `insert into hook_messages (idempotency_key, hook_id, message, status, failures, result_code, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do update set
     status = excluded.status, failures = excluded.failures, result_code = excluded.result_code, updated_at = excluded.updated_at`,
  )
  const saveAttempt = sql(
    `insert into hook_attempts (hook_id, idempotency_key, started_at, duration_ms, status_code, reason, body)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const pending = sql("select * from hook_messages where hook_id = ? and status = 'pending' order by id")
  const messages = sql('select * from hook_messages where hook_id = ? order by id desc limit ? offset ?')
  const message = sql('select * from hook_messages where hook_id = ? and idempotency_key = ?')
  const attempts = sql('select * from hook_attempts where hook_id = ? order by id desc limit ? offset ?')
  const attempt = sql('select * from hook_attempts where id = ?')
  const cursor = sql('select sequence from hook_cursors where hook_id = ? and dataset = ?')

  return {
    hooks: (): Hook[] =>
      sql('select definition from hooks order by rowid')
        .all()
        .map((row) => JSON.parse(String(row.definition)) as Hook),
    saveHook: (hook: Hook) => void saveHook.run(hook.id, JSON.stringify(hook)),
    removeHook(id: string) {
      atOnce(() => {
        sql('delete from hooks where id = ?').run(id)
        for (const table of ['hook_cursors', 'hook_messages', 'hook_attempts']) {
          sql(`delete from ${table} where hook_id = ?`).run(id)
        }
      })
    },
    forget: (dataset: string) => void sql('delete from hook_cursors where dataset = ?').run(dataset),
    cursor(hookId: string, dataset: string): number | null {
      const row = cursor.get(hookId, dataset)
      return row ? Number(row.sequence) : null
    },
    pending: (hookId: string) => pending.all(hookId).map(toMessageRow),
    messages: (hookId: string, { limit, offset }: Page) =>
      messages.all(hookId, limit, offset).map(toMessageRow),
    message(hookId: string, key: string): MessageRow | null {
      const row = message.get(hookId, key)
      return row ? toMessageRow(row) : null
    },
    attempts: (hookId: string, { limit, offset }: Page) =>
      attempts.all(hookId, limit, offset).map(toAttemptRow),
    attempt(id: number): AttemptRow | null {
      const row = attempt.get(id)
      return row ? toAttemptRow(row) : null
    },
    flush(batch: Flush) {
      atOnce(() => {
        for (const row of batch.cursors) saveCursor.run(row.hookId, row.dataset, row.sequence)
        for (const row of batch.messages) {
          const { message: content, status, failures, resultCode, createdAt, updatedAt } = row
          const text = JSON.stringify(content)
          saveMessage.run(
            content.key,
            content.hookId,
            text,
            status,
            failures,
            resultCode,
            createdAt,
            updatedAt,
          )
        }
        for (const { hookId, key, startedAt, durationMs, attempt, reason } of batch.attempts) {
          const answered = attempt.kind === 'answered'
          const code = answered ? attempt.status : null
          saveAttempt.run(hookId, key, startedAt, durationMs, code, reason, answered ? attempt.body : '')
        }
      })
      written += batch.messages.length + batch.attempts.length
      if (written >= pruneAfter) prune()
    },
  }
}

type Row = Record<string, unknown>

function toMessageRow(row: Row): MessageRow {
  return {
    message: JSON.parse(String(row.message)) as Message,
    status: row.status as Status,
    failures: Number(row.failures),
    resultCode: row.result_code === null ? null : Number(row.result_code),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  }
}

function toAttemptRow(row: Row): AttemptRow {
  return {
    id: Number(row.id),
    hookId: String(row.hook_id),
    key: String(row.idempotency_key),
    startedAt: Number(row.started_at),
    durationMs: Number(row.duration_ms),
    statusCode: row.status_code === null ? null : Number(row.status_code),
    reason: String(row.reason),
    body: String(row.body),
  }
}
