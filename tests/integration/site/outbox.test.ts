import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outbox } from '#lib/db/schema.ts'
import { beginSending, claimMail } from '#lib/outbox/claim.ts'
import { type Carrier, drainOutbox } from '#lib/outbox/drain.ts'
import { listUnsettled, retryMail } from '#lib/outbox/unsettled.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(() => test.clear())
afterAll(() => test?.close())

const mail = { subject: 's', text: 't', html: 'h' }

/** A provider that answers as told and remembers what reached it. */
function createCarrier(answers: (() => Promise<string | null>)[] = []) {
  const reached: string[] = []
  const carrier: Carrier = {
    compose: async () => ({ mail }),
    async send(_recipient, _mail, outboxId) {
      reached.push(outboxId)
      return (answers.shift() ?? (async () => 'm1'))()
    },
  }
  return { carrier, reached }
}

const refusal =
  (code: number, headers = {}) =>
  async () => {
    throw Object.assign(new Error('answered'), { code, response: { headers, body: null } })
  }
const breaking = (code: string) => async () => {
  throw Object.assign(new Error(code), { code })
}

async function post(mails: number): Promise<void> {
  const rows = Array.from({ length: mails }, (_, index) => ({
    cause: `stock-alert:${index}`,
    recipient: `person${index}@example.com`,
    payload: { kind: 'back-in-stock' as const, sku: 'A', market: 'en-eu', alertId: index },
  }))
  await test.db.insert(outbox).values(rows)
}
const rows = () => test.db.select().from(outbox)
const hasten = () => test.db.update(outbox).set({ nextAttemptAt: sql`now() - interval '1 second'` })

it('sends each mail once, with many hands', async () => {
  await post(40)
  const { carrier, reached } = createCarrier()
  await Promise.all(Array.from({ length: 8 }, () => drainOutbox(test.db, carrier)))
  expect(reached).toHaveLength(40)
  expect(new Set(reached).size).toBe(40)
  expect(await rows()).toSatisfy((all: { state: string; messageId: string }[]) =>
    all.every(({ state, messageId }) => state === 'sent' && messageId === 'm1'),
  )
})

it('has committed that it is sending before the request leaves', async () => {
  await post(1)
  const states: string[] = []
  const { carrier } = createCarrier([
    async () => {
      states.push(...(await rows()).map(({ state }) => state))
      return null
    },
  ])
  await drainOutbox(test.db, carrier)
  expect(states).toEqual(['sending'])
})

describe('a process that dies', () => {
  it('before it began leaves the mail due', async () => {
    await post(1)
    await claimMail(test.db)
    const { carrier, reached } = createCarrier()
    await drainOutbox(test.db, carrier)
    expect(reached).toEqual([])
    await test.db.update(outbox).set({ leaseUntil: sql`now() - interval '1 ms'` })
    await drainOutbox(test.db, carrier)
    expect(reached).toHaveLength(1)
  })

  it('while it was sending leaves the mail unknown: parked, listed, never sent again by itself', async () => {
    await post(1)
    const claim = await claimMail(test.db)
    if (!claim) throw new Error('There should be a mail.')
    expect(await beginSending(test.db, claim)).toBe(true)
    const { carrier, reached } = createCarrier()
    await drainOutbox(test.db, carrier)
    expect(await rows()).toMatchObject([{ state: 'sending' }])
    await test.db.update(outbox).set({ leaseUntil: sql`now() - interval '1 ms'` })
    await drainOutbox(test.db, carrier)
    await drainOutbox(test.db, carrier)
    expect(reached).toEqual([])
    expect(await listUnsettled(test.db)).toMatchObject([
      { state: 'unknown', reason: expect.stringContaining('stopped') },
    ])
  })

  it('cannot begin what someone else has taken meanwhile', async () => {
    await post(1)
    const late = await claimMail(test.db)
    await test.db.update(outbox).set({ leaseUntil: sql`now() - interval '1 ms'` })
    const taken = await claimMail(test.db)
    if (!late || !taken) throw new Error('There should be two claims.')
    expect(await beginSending(test.db, late)).toBe(false)
    expect(await beginSending(test.db, taken)).toBe(true)
  })
})

it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT'])(
  'parks a mail after %s and does not send it again',
  async (code) => {
    await post(1)
    const { carrier, reached } = createCarrier([breaking(code)])
    await drainOutbox(test.db, carrier)
    await hasten()
    await drainOutbox(test.db, carrier)
    expect(reached).toHaveLength(1)
    expect(await rows()).toMatchObject([{ state: 'unknown' }])
  },
)

it('gives up after five answers of 500, and can be told to try again', async () => {
  await post(1)
  const { carrier, reached } = createCarrier(Array.from({ length: 5 }, () => refusal(500)))
  for (let round = 0; round < 8; round++) {
    await drainOutbox(test.db, carrier)
    await hasten()
  }
  expect(reached).toHaveLength(5)
  const [dead] = await listUnsettled(test.db)
  expect(dead).toMatchObject({ state: 'failed', attempts: 5 })
  expect(await retryMail(test.db, dead?.id ?? '')).toBe(true)
  await drainOutbox(test.db, carrier)
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  expect(await retryMail(test.db, dead?.id ?? '')).toBe(false)
})

it('does not try again what was refused', async () => {
  await post(1)
  const { carrier, reached } = createCarrier([refusal(400)])
  await drainOutbox(test.db, carrier)
  await hasten()
  await drainOutbox(test.db, carrier)
  expect(reached).toHaveLength(1)
  expect(await rows()).toMatchObject([{ state: 'failed', reason: expect.stringContaining('400') }])
})

it('sends when the connection was refused at first', async () => {
  await post(1)
  const { carrier } = createCarrier([breaking('ECONNREFUSED')])
  await drainOutbox(test.db, carrier)
  expect(await rows()).toMatchObject([{ state: 'due', attempts: 1 }])
  await hasten()
  await drainOutbox(test.db, carrier)
  expect(await rows()).toMatchObject([{ state: 'sent' }])
})

it('lets nothing leave before the moment that a limit names', async () => {
  await post(5)
  const reset = Math.ceil(Date.now() / 1_000) + 4
  const { carrier, reached } = createCarrier([refusal(429, { 'x-ratelimit-reset': String(reset) })])
  await drainOutbox(test.db, carrier)
  expect(reached).toHaveLength(1)
  await pause(Math.max(0, reset * 1_000 - Date.now()) + 20)
  await drainOutbox(test.db, carrier)
  expect(await rows()).toSatisfy((all: { state: string }[]) => all.every(({ state }) => state === 'sent'))
})

it('waits with a mail that cannot be written, and drops what has lost its object', async () => {
  await post(2)
  const answers = [
    () => Promise.reject(new Error('The lake is down')),
    async () => ({ refused: 'It is gone.' }),
  ]
  const { carrier, reached } = createCarrier()
  await drainOutbox(test.db, { ...carrier, compose: () => answers.shift()?.() ?? Promise.resolve({ mail }) })
  expect(reached).toEqual([])
  expect((await rows()).map(({ state }) => state).sort()).toEqual(['due', 'failed'])
})
