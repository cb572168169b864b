import { createHmac, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LakeUnavailable } from '#lib/content/lake.ts'
import { migrateDatabase } from '#lib/db/migrate.ts'
import { inbox, inboxConflicts } from '#lib/db/schema.ts'
import { Failure } from '#lib/failure/failure.ts'
import { listAside, listFlagged, replay } from '#lib/inbox/aside.ts'
import { claimNext, noteProgress, settleDone, settleFailed, whileHolding } from '#lib/inbox/claim.ts'
import { receiveFromSanity } from '#lib/inbox/receive.ts'
import { recheckLatest } from '#lib/inbox/recheck.ts'
import { storeOnce } from '#lib/inbox/store.ts'
import { eventually } from '#tests/support/eventually.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(() => test.clear())
afterAll(() => test?.close())

const secrets = ['the current secret']
const after = { rev: 'r1', updatedAt: '2026-05-01T10:00:00Z', slug: 'luna' }
const understood = { id: 'product-luna', type: 'product', before: null, after }

function delivery(
  content: unknown,
  key: string | null = randomUUID(),
  secret = secrets[0] ?? '',
  time = Date.now(),
) {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const signature = createHmac('sha256', secret).update(`${time}.`).update(body).digest('base64url')
  const headers = new Headers({ 'sanity-webhook-signature': `t=${time},v1=${signature}` })
  if (key) headers.set('idempotency-key', key)
  return { headers, body }
}

const about = (id: string, key?: string) => delivery({ ...understood, id }, key)

const receive = (given: ReturnType<typeof delivery>) => receiveFromSanity(test.db, given, secrets)
const rows = () => test.db.select().from(inbox).orderBy(inbox.id)

describe('a delivery', () => {
  it('is stored once, however often and however much at once it comes', async () => {
    const same = delivery(understood)
    const receipts = await Promise.all(Array.from({ length: 20 }, () => receive(same)))
    expect(receipts.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(receipts.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(19)
    expect(await rows()).toHaveLength(1)
  })

  it('of a burst is stored beside others, and none suffers from one that cannot be', async () => {
    const given = Array.from({ length: 30 }, (_, at) => ({
      sender: 'sanity' as const,
      deliveryId: `burst ${at}`,
    }))
    const outcomes = await Promise.allSettled(
      given.map((row, at) =>
        storeOnce(test.db, { ...row, body: Buffer.from('{}'), reason: at === 7 ? '\0' : null }),
      ),
    )
    expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
    expect(outcomes[7]?.status).toBe('rejected')
    expect((await rows()).map(({ deliveryId }) => deliveryId).sort()).toEqual(
      given
        .map(({ deliveryId }) => deliveryId)
        .filter((id) => id !== 'burst 7')
        .sort(),
    )
  })

  it('is known a year later, and signed anew by the sender', async () => {
    await receive(delivery(understood, 'k1'))
    await test.db.update(inbox).set({ receivedAt: sql`now() - interval '1 year'`, state: 'done' })
    expect(await receive(delivery(understood, 'k1'))).toMatchObject({ outcome: 'duplicate' })
    expect(await rows()).toMatchObject([{ state: 'done' }])
  })

  it('is taken by its signed content when it has no key', async () => {
    const keyless = delivery(understood, null)
    expect(await receive(keyless)).toMatchObject({ outcome: 'stored' })
    expect(await receive(keyless)).toMatchObject({ outcome: 'duplicate' })
  })

  it('that is forged or cut leaves nothing', async () => {
    const forged = delivery(understood, 'k1', 'a guess')
    const whole = delivery(understood, 'k2')
    expect(await receive(forged)).toMatchObject({ outcome: 'refused' })
    expect(await receive({ ...whole, body: whole.body.subarray(0, -3) })).toMatchObject({
      outcome: 'refused',
    })
    expect(await receive({ body: whole.body, headers: new Headers() })).toMatchObject({ outcome: 'refused' })
    expect(await rows()).toEqual([])
  })

  it('that is signed but not understood is set aside, byte for byte, and can be replayed', async () => {
    const strange = delivery('{"id":"\u0000', 'k1')
    const receipt = await receive(strange)
    expect(receipt).toMatchObject({ outcome: 'aside' })
    const [row] = await rows()
    expect(row?.body.equals(strange.body)).toBe(true)
    expect(await claimNext(test.db)).toBeUndefined()
    expect(await listAside(test.db)).toMatchObject([{ deliveryId: 'k1', reason: 'the body is not JSON' }])
    expect(await replay(test.db, row?.id ?? 0)).toBe(true)
    expect((await claimNext(test.db))?.rows[0].id).toBe(row?.id)
  })
})

describe('an odd delivery', () => {
  const hour = 3_600_000

  it('signed long ago under an unknown id is stored and flagged', async () => {
    await receive(delivery(understood, 'k1', undefined, Date.now() - 24 * hour))
    await receive(delivery(understood, 'k2', undefined, Date.now() + 24 * hour))
    await receive(delivery(understood, 'k3', undefined, Date.now() - hour / 2))
    const flags = (await rows()).map((row) => row.flags)
    expect(flags).toEqual([['old'], ['future'], []])
  })

  it('under the id of another has no effect, is kept once and flags the first', async () => {
    await receive(delivery(understood, 'k1'))
    const other = delivery({ ...understood, id: 'product-other' }, 'k1')
    for (let time = 0; time < 3; time++)
      expect(await receive(other)).toMatchObject({ outcome: 'duplicate', reusedId: true })
    expect(await receive(delivery(understood, 'k1'))).toMatchObject({ outcome: 'duplicate', reusedId: false })
    expect(await rows()).toMatchObject([{ subject: 'product-luna', flags: ['reused id'] }])
    const kept = await test.db.select().from(inboxConflicts)
    expect(kept.map(({ body }) => body.equals(other.body))).toEqual([true])
    expect(await listFlagged(test.db)).toMatchObject([{ deliveryId: 'k1', otherBodies: 1 }])
  })

  it.each([
    ['of an unknown type', { ...understood, type: 'spaceship' }],
    ['of a type that PostgreSQL cannot hold', { ...understood, type: 'space\0ship' }],
    ['with an id that PostgreSQL cannot hold', { ...understood, id: 'product-\0' }],
    ['with an endless id', { ...understood, id: 'x'.repeat(5_000) }],
  ])('%s is set aside', async (_, content) => {
    expect(await receive(delivery(content, 'k1'))).toMatchObject({ outcome: 'aside' })
    expect(await listAside(test.db)).toMatchObject([{ deliveryId: 'k1' }])
  })

  it('that lacks the fields of its type is worked on: the lake is what counts', async () => {
    const bare = { id: 'product-bare', type: 'product', before: null, after: { ...after, slug: null } }
    expect(await receive(delivery(bare))).toMatchObject({ outcome: 'stored' })
  })
})

describe('a claim', () => {
  it('is given to one of many', async () => {
    for (let index = 0; index < 10; index++) await receive(about(`product-${index}`))
    const claims = await Promise.all(Array.from({ length: 20 }, () => claimNext(test.db)))
    const ids = claims.flatMap((claim) => claim?.rows.map(({ id }) => id) ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(10)
  })

  it('takes all that is due of one subject together, in the order in which it came, and nothing else', async () => {
    for (const key of ['a1', 'b1', 'a2', 'a3']) await receive(about(`product-${key[0]}`, key))
    const keysOf = async (except?: string[]) =>
      (await claimNext(test.db, except))?.rows.map(({ deliveryId }) => deliveryId)
    expect(await keysOf()).toEqual(['a1', 'a2', 'a3'])
    await receive(about('product-a', 'a4'))
    expect(await keysOf(['product-a'])).toEqual(['b1'])
    expect(await keysOf(['product-a'])).toBeUndefined()
    expect(await keysOf()).toEqual(['a4'])
  })

  it('takes a row that failed by a fault alone', async () => {
    for (const key of ['bad', 'good', 'better']) await receive(about('product-a', key))
    await test.db.update(inbox).set({ faults: 1 }).where(eq(inbox.deliveryId, 'bad'))
    const keysOf = async () => (await claimNext(test.db))?.rows.map(({ deliveryId }) => deliveryId)
    expect(await keysOf()).toEqual(['bad'])
    expect(await keysOf()).toEqual(['good', 'better'])
  })

  it('of a process that died is free again when its lease ends', async () => {
    await receive(delivery(understood))
    const lost = await claimNext(test.db)
    expect(await claimNext(test.db)).toBeUndefined()
    await test.db.update(inbox).set({ leaseUntil: sql`now() - interval '1 ms'` })
    const taken = await claimNext(test.db)
    expect(taken?.rows[0]).toMatchObject({ id: lost?.rows[0].id, attempts: 2 })
    if (!lost || !taken) throw new Error('There should be two claims.')
    expect(await noteProgress(test.db, lost, { confirmedAt: new Date() })).toBe(false)
    await settleDone(test.db, lost, {}, 'by the dead')
    expect(await rows()).toMatchObject([{ state: 'open' }])
    await settleDone(test.db, taken, {}, 'by the living')
    expect(await rows()).toMatchObject([{ state: 'done', reason: 'by the living', leaseOwner: null }])
  })

  it('lasts at most a few seconds beyond its process', async () => {
    await receive(delivery(understood))
    await claimNext(test.db)
    const [row] = await test.db
      .select({ left: sql<number>`extract(epoch from lease_until - now())::float` })
      .from(inbox)
    expect(row?.left).toBeLessThanOrEqual(5)
  })

  it('is renewed while work lasts', async () => {
    await receive(delivery(understood))
    const claim = await claimNext(test.db)
    if (!claim) throw new Error('There should be a claim.')
    const leaseUntil = async () => (await rows())[0]?.leaseUntil?.getTime() ?? 0
    const before = await leaseUntil()
    // Whether it was renewed in time is a question of the machine: that it was is told by when it ends.
    await whileHolding(test.db, claim, () =>
      eventually(async () => expect(await leaseUntil()).toBeGreaterThan(before)),
    )
    expect(await claimNext(test.db)).toBeUndefined()
  })
})

describe('a failed attempt', () => {
  async function fail(error: unknown) {
    await test.db.update(inbox).set({ nextAttemptAt: sql`now()` }).where(eq(inbox.state, 'open'))
    const claim = await claimNext(test.db)
    if (!claim) throw new Error('There should be a claim.')
    await settleFailed(test.db, claim, error)
    return (await rows())[0]
  }

  it('is put off and says why', async () => {
    await receive(delivery(understood))
    const before = Date.now() + 200
    const row = await fail(new LakeUnavailable('The lake did not answer'))
    expect(row).toMatchObject({
      state: 'open',
      faults: 0,
      reason: 'The lake did not answer',
      leaseOwner: null,
    })
    expect(row?.nextAttemptAt.getTime()).toBeGreaterThan(before)
    await test.db.update(inbox).set({ nextAttemptAt: sql`now() + interval '1 minute'` })
    expect(await claimNext(test.db)).toBeUndefined()
    await test.db.update(inbox).set({ nextAttemptAt: sql`now() - interval '1 ms'` })
    expect(await claimNext(test.db)).toBeDefined()
  })

  it('leads aside after ten faults, and not by outages', async () => {
    await receive(delivery(understood))
    for (let outage = 0; outage < 15; outage++) await fail(new Failure('outage', 'down'))
    for (let fault = 0; fault < 9; fault++)
      expect(await fail(new Error('odd'))).toMatchObject({ state: 'open' })
    expect(await fail(new Error('odd'))).toMatchObject({ state: 'aside', faults: 10, reason: 'odd' })
    expect(await replay(test.db, (await rows())[0]?.id ?? 0)).toBe(true)
    expect(await rows()).toMatchObject([{ state: 'open', faults: 0, attempts: 0 }])
  })
})

it('looks again, after a start, at what was done last', async () => {
  for (const key of ['earlier', 'last', 'pageless', 'open']) await receive(delivery(understood, key))
  const done = { state: 'done' as const, doneAt: new Date() }
  const set = (key: string, seenAt: Date | null) =>
    test.db
      .update(inbox)
      .set({ ...done, seenAt })
      .where(eq(inbox.deliveryId, key))
  const stopped = Date.now() - 3_600_000
  await set('earlier', new Date(stopped - 60_000))
  await set('last', new Date(stopped))
  await set('pageless', null)
  expect(await recheckLatest(test.db)).toBe(1)
  const open = (await rows()).filter(({ state }) => state === 'open').map(({ deliveryId }) => deliveryId)
  expect(open.sort()).toEqual(['last', 'open'])
})

it('migrates a database that is migrated already, by many at once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrateDatabase(test.url)))
})
