import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HookFault } from '../faults/definition.ts'
import { isTimeUp } from '../groq/evaluation/budget.ts'
import { describeError, type Log } from '../http/log.ts'
import type { Transaction } from '../types.ts'
import { type Hook, hookFrom, patchHook } from './definition.ts'
import { type AttemptRow, type Flush, type MessageRow, openLedger, type Page } from './ledger.ts'
import { createLine, type Line, type Report } from './line.ts'
import { type EvaluateRule, messagesFor } from './message.ts'
import { refuseSubQueries } from './rule.ts'
import { createSender, type Sender } from './send.ts'

/** What the service reads of a dataset. */
export interface TransactionLog {
  name: string
  lastSequence(): number
  since(sequence: number): Iterable<Transaction>
}

export interface WebhookOptions {
  database: DatabaseSync
  projectId: string
  logs: Map<string, TransactionLog>
  evaluate: (dataset: string) => EvaluateRule
  outbound: (text: string) => string
  /** What a test wants to go wrong with the next delivery of a hook. */
  faultOf?: (hook: Hook) => HookFault | null
  log: Log
  now: () => Date
  sender?: Sender
}

export interface WebhookService {
  list(): Hook[]
  get(id: string): Hook | undefined
  /** Throws 400 for a definition or a rule that cannot be used. The hook sees what is committed from now on. */
  create(body: unknown): Promise<Hook>
  update(id: string, body: unknown): Promise<Hook | undefined>
  remove(id: string): boolean
  messages(id: string, page: Page): MessageRow[]
  attempts(id: string, page: Page): AttemptRow[]
  /** One attempt of any hook. */
  attempt(id: number): AttemptRow | null
  /** Delivers a message again, with the same idempotency key and body. False when it is not known. */
  replay(id: string, key: string): boolean
  /** Hands over a committed transaction; call it once for each, in order. */
  publish(dataset: string, transaction: Transaction): void
  /** A dataset that was made while the server runs. Hooks see what is committed to it from now on. */
  follow(source: TransactionLog): void
  /** A dataset that is no more: its messages go out still, its place in the log is forgotten. */
  forget(dataset: string): void
  /** Takes up what was committed or not yet delivered when the server last stopped. */
  start(): Promise<void>
  close(): void
}

const FLUSH_AFTER_MS = 5
const FLUSH_CURSOR_AFTER_MS = 500
const TRIES_OF_A_RULE = 3

/**
 * Deliveries are derived from the transaction log: each hook has a cursor per dataset, moved in the same SQLite
 * transaction that stores the messages found so far. A crash before that moves the cursor back and the messages are
 * found again under the same idempotency keys, so a committed change is delivered at least once and the request
 * can leave before anything is written.
 */
export function createWebhookService(options: WebhookOptions): WebhookService {
  const { database, projectId, logs, log, now } = options
  const clock = () => now().getTime()
  const ledger = openLedger(database, clock)
  const sender = options.sender ?? createSender()
  const lines = new Map<string, Line & { turn: Promise<void> }>()
  const cursors = new Map<string, Flush['cursors'][number]>()
  const dirty = new Map<string, MessageRow>()
  let attempts: Flush['attempts'] = []
  let timer: { handle: NodeJS.Timeout; at: number } | undefined

  const flush = () => {
    clearTimeout(timer?.handle)
    timer = undefined
    const batch: Flush = { cursors: [...cursors.values()], messages: [...dirty.values()], attempts }
    try {
      ledger.flush(batch)
      cursors.clear()
      dirty.clear()
      attempts = []
    } catch (error) {
      log('webhook ledger not written, trying again', describeError(error))
      flushWithin(1000)
    }
  }
  const flushWithin = (ms: number) => {
    const at = Date.now() + ms
    if (timer && timer.at <= at) return
    clearTimeout(timer?.handle)
    timer = { handle: setTimeout(flush, ms), at }
  }

  const open = (hook: Hook) => {
    const report: Report = (entry, attempt, startedAt, durationMs, reason) => {
      dirty.set(entry.message.key, entry)
      attempts.push({ hookId: hook.id, key: entry.message.key, startedAt, durationMs, attempt, reason })
      flushWithin(FLUSH_AFTER_MS)
    }
    const line = createLine(hook, sender, clock, report, options.faultOf)
    lines.set(hook.id, Object.assign(line, { turn: Promise.resolve() }))
  }

  /** `hook` as it was when the transaction was committed: it may be switched off or on before the turn of the transaction comes. */
  const expand = async (line: Line, hook: Hook, dataset: string, transaction: Transaction) => {
    const rows: MessageRow[] = []
    if (!hook.isDisabledByUser) {
      try {
        const evaluate = patiently(options.evaluate(dataset))
        for (const message of await messagesFor(hook, dataset, transaction, evaluate, options.outbound)) {
          const time = clock()
          rows.push({
            message,
            status: 'pending',
            failures: 0,
            resultCode: null,
            createdAt: time,
            updatedAt: time,
          })
        }
      } catch (error) {
        log('webhook rule failed', {
          hookId: hook.id,
          transactionId: transaction.id,
          ...describeError(error),
        })
      }
    }
    if (!lines.has(hook.id)) return
    for (const row of rows) dirty.set(row.message.key, row)
    cursors.set(`${hook.id} ${dataset}`, { hookId: hook.id, dataset, sequence: transaction.sequence })
    line.add(rows)
    flushWithin(rows.length > 0 ? FLUSH_AFTER_MS : FLUSH_CURSOR_AFTER_MS)
  }

  const accept = async (hook: Hook) => {
    const [first] = logs.keys()
    const dataset = logs.has(hook.dataset) ? hook.dataset : first
    if (dataset) {
      const probe = {
        _id: 'probe',
        _type: 'probe',
        _rev: 'r',
        _createdAt: hook.createdAt,
        _updatedAt: hook.createdAt,
      }
      await options.evaluate(dataset)(hook.rule, { before: null, after: probe })
    }
    refuseSubQueries(hook.rule)
    return hook
  }

  const beginAtEnd = (hook: Hook, source: TransactionLog) => {
    const { name: dataset } = source
    cursors.set(`${hook.id} ${dataset}`, { hookId: hook.id, dataset, sequence: source.lastSequence() })
  }

  return {
    list: () => [...lines.values()].map(({ hook }) => hook),
    get: (id) => lines.get(id)?.hook,
    async create(body) {
      const hook = await accept(hookFrom(body, projectId, now()))
      ledger.saveHook(hook)
      for (const source of logs.values()) beginAtEnd(hook, source)
      open(hook)
      flush()
      return hook
    },
    async update(id, body) {
      const line = lines.get(id)
      if (!line) return undefined
      const hook = await accept(patchHook(line.hook, body, now()))
      if (lines.get(id) !== line) return undefined
      ledger.saveHook(hook)
      for (const source of logs.values()) {
        if (concerns(hook, source.name) && !concerns(line.hook, source.name)) beginAtEnd(hook, source)
      }
      flush()
      line.hook = hook
      return hook
    },
    remove(id) {
      const line = lines.get(id)
      if (!line) return false
      ledger.removeHook(id)
      line.close()
      lines.delete(id)
      for (const [key, row] of dirty) if (row.message.hookId === id) dirty.delete(key)
      for (const [key, cursor] of cursors) if (cursor.hookId === id) cursors.delete(key)
      attempts = attempts.filter(({ hookId }) => hookId !== id)
      return true
    },
    messages(id, page) {
      flush()
      return ledger.messages(id, page)
    },
    attempts(id, page) {
      flush()
      return ledger.attempts(id, page)
    },
    attempt(id) {
      flush()
      return ledger.attempt(id)
    },
    replay(id, key) {
      flush()
      const row = ledger.message(id, key)
      const line = lines.get(id)
      if (!row || !line) return false
      line.add([{ ...row, status: 'pending', failures: 0 }])
      return true
    },
    publish(dataset, transaction) {
      for (const line of lines.values()) {
        const { hook } = line
        if (!concerns(hook, dataset)) continue
        line.turn = line.turn.then(() => expand(line, hook, dataset, transaction))
      }
    },
    follow(source) {
      logs.set(source.name, source)
      for (const { hook } of lines.values()) beginAtEnd(hook, source)
      flush()
    },
    forget(dataset) {
      logs.delete(dataset)
      for (const [key, cursor] of cursors) if (cursor.dataset === dataset) cursors.delete(key)
      ledger.forget(dataset)
    },
    async start() {
      for (const hook of ledger.hooks()) {
        open(hook)
        const line = lines.get(hook.id) as Line
        line.add(ledger.pending(hook.id))
        for (const source of logs.values()) {
          if (!concerns(hook, source.name)) continue
          const from = ledger.cursor(hook.id, source.name) ?? source.lastSequence()
          // The place is one in a dataset that had this name before, and was deleted.
          if (from > source.lastSequence()) beginAtEnd(hook, source)
          for (const transaction of source.since(from)) await expand(line, hook, source.name, transaction)
        }
      }
    },
    close() {
      for (const line of lines.values()) line.close()
      sender.close()
      flush()
      clearTimeout(timer?.handle)
    },
  }
}

/** A pause of the machine makes any rule too slow, and a change that it does not answer for is never told: only one that is too slow each time is given up. */
function patiently(evaluate: EvaluateRule): EvaluateRule {
  return async (rule, change) => {
    for (let tries = 1; ; tries++) {
      try {
        return await evaluate(rule, change)
      } catch (error) {
        if (!isTimeUp(error) || tries === TRIES_OF_A_RULE) throw error
        await nextTurn()
      }
    }
  }
}

const concerns = (hook: Hook, dataset: string) => hook.dataset === '*' || hook.dataset === dataset
