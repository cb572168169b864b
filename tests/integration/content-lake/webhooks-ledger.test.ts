import { beforeEach, expect, it } from 'vitest'
import { openState } from '#emulators/content-lake/http/state.ts'
import { hookFrom } from '#emulators/content-lake/webhooks/definition.ts'
import { type MessageRow, openLedger, type Status } from '#emulators/content-lake/webhooks/ledger.ts'
import { createSender } from '#emulators/content-lake/webhooks/send.ts'
import { temporaryFolder } from './support.ts'

const DAY = 24 * 60 * 60_000
const all = { limit: 1000, offset: 0 }
const hook = hookFrom({ name: 'site', url: 'http://localhost/hook' }, 'restock', new Date(0))
let now = 0
let database: ReturnType<typeof openState>

const row = (key: string, status: Status = 'delivered'): MessageRow => ({
  message: {
    key,
    hookId: hook.id,
    dataset: 'production',
    projectId: 'restock',
    transactionId: key,
    transactionTime: '',
    documentId: key,
    operation: 'update',
    body: '{}',
  },
  status,
  failures: 0,
  resultCode: 200,
  createdAt: now,
  updatedAt: now,
})
const attemptOf = (key: string) => ({
  hookId: hook.id,
  key,
  startedAt: now,
  durationMs: 1,
  attempt: { kind: 'answered', status: 200, body: '' } as const,
  reason: 'answered 200',
})
const batch = (rows: MessageRow[]) => ({
  cursors: [],
  messages: rows,
  attempts: rows.map(({ message }) => attemptOf(message.key)),
})

beforeEach(() => {
  now = 100 * DAY
  database = openState(temporaryFolder())
})

it('outlives a header that an older server took and nobody can send', async () => {
  const sender = createSender()
  const attempt = await sender.send('http://localhost:1/hook', 'POST', { x: 'snow \u2603' }, '{}')
  expect(attempt).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('cannot be sent') })
  sender.close()
})

it('keeps finished deliveries for thirty days, and pending ones until they are finished', () => {
  openLedger(database, () => now).flush(batch([row('old'), row('owed', 'pending')]))
  now += 29 * DAY
  expect(openLedger(database, () => now).messages(hook.id, all)).toHaveLength(2)
  now += 2 * DAY
  const ledger = openLedger(database, () => now)
  expect(ledger.messages(hook.id, all).map(({ message }) => message.key)).toEqual(['owed'])
  expect(ledger.attempts(hook.id, all)).toEqual([])
})

it('is bounded while it runs: the newest rows stay', () => {
  const ledger = openLedger(database, () => now, 10)
  ledger.flush(batch([row('owed', 'pending')]))
  for (let nth = 0; nth < 100; nth++) ledger.flush(batch([row(`m${nth}`)]))
  const keys = ledger.messages(hook.id, all).map(({ message }) => message.key)
  expect(keys).toHaveLength(11)
  expect(keys[0]).toBe('m99')
  expect(keys.at(-1)).toBe('owed')
  expect(ledger.attempts(hook.id, all).length).toBeLessThanOrEqual(11)
})

it('bounds each hook by itself', () => {
  const ledger = openLedger(database, () => now, 10)
  const other = row('quiet')
  other.message.hookId = 'other'
  ledger.flush(batch([other]))
  for (let nth = 0; nth < 50; nth++) ledger.flush(batch([row(`m${nth}`)]))
  expect(ledger.messages('other', all).map(({ message }) => message.key)).toEqual(['quiet'])
})

it('turns pages, newest first', () => {
  const ledger = openLedger(database, () => now)
  ledger.flush(batch(['a', 'b', 'c'].map((key) => row(key))))
  const keys = (limit: number, offset: number) =>
    ledger.messages(hook.id, { limit, offset }).map(({ message }) => message.key)
  expect(keys(2, 0)).toEqual(['c', 'b'])
  expect(keys(2, 2)).toEqual(['a'])
  expect(ledger.attempts(hook.id, { limit: 1, offset: 1 }).map(({ key }) => key)).toEqual(['b'])
})
