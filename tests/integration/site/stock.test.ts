import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { subscribe } from '#lib/alerts/subscribe.ts'
import { inbox, outbox, stock, stockAlerts } from '#lib/db/schema.ts'
import { availableStock } from '#lib/stock/available.ts'
import { readCrossing } from '#lib/stock/crossing.ts'
import { takeFirstCount } from '#lib/stock/first-count.ts'
import type { InventoryItem } from '#lib/stock/inventory-item.ts'
import { takeStockIn } from '#lib/stock/take-in.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
beforeEach(() => test.clear())
afterAll(() => test?.close())

const sku = 'MUG-LUNA-S-CEL'
const isSold = async (asked: string) => asked === sku
const options = () => ({ db: test.db, isSold })
const wait = (email: string) => subscribe({ sku, email, market: 'en-us' }, options())

/** The lake's document, as it is when it is read. */
let document: InventoryItem | null
let revision = 0
function count(onHand: number, sold = 0): void {
  revision++
  document = {
    _id: `inventory-${sku}`,
    _rev: `r${revision}`,
    _updatedAt: new Date(1e12 + revision),
    sku,
    onHand,
    sold,
  }
}
async function readItem(): Promise<InventoryItem | null> {
  const seen = document
  await pause(5)
  return seen
}
const takeIn = () => takeStockIn(test.db, sku, { readItem })
const mails = () => test.db.select().from(outbox)
const crossings = async () =>
  (await test.db.select().from(inbox).orderBy(inbox.id)).map(({ body }) => readCrossing(body))

describe('stock that rises from none', () => {
  it('writes one mail to everyone who waits, in whatever number the news comes at once', async () => {
    count(0)
    await takeIn()
    for (let person = 0; person < 20; person++) await wait(`person${person}@example.com`)
    count(5)
    const taken = await Promise.all(Array.from({ length: 20 }, takeIn))
    expect(taken.filter(({ crossing }) => crossing)).toHaveLength(1)
    const written = await mails()
    expect(new Set(written.map(({ recipient }) => recipient)).size).toBe(20)
    expect(written).toHaveLength(20)
    expect(written[0]?.payload).toMatchObject({ kind: 'back-in-stock', sku, market: 'en-us' })
    expect(await test.db.select().from(stockAlerts)).toSatisfy((rows: { state: string }[]) =>
      rows.every(({ state }) => state === 'notified'),
    )
    expect(await crossings()).toEqual([{ sku, from: 0, to: 5 }])
  })

  it('writes nobody twice when it falls and rises again', async () => {
    count(0)
    await takeIn()
    await wait('a@example.com')
    for (const onHand of [3, 0, 2, 0, 1]) {
      count(onHand)
      await takeIn()
    }
    expect(await mails()).toHaveLength(1)
    expect((await crossings()).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [3, 0],
      [0, 2],
      [2, 0],
      [0, 1],
    ])
  })

  it('leaves nobody waiting who asked in the same moment', async () => {
    count(0)
    await takeIn()
    count(5)
    const people = Array.from({ length: 20 }, (_, person) => `person${person}@example.com`)
    const [answers] = await Promise.all([Promise.all(people.map(wait)), takeIn()])
    const waiting = answers.filter(({ ok }) => ok).length
    expect(await mails()).toHaveLength(waiting)
    expect(answers.filter(({ ok }) => !ok)).toHaveLength(20 - waiting)
  })

  it('is news of that sku alone', async () => {
    const other = 'BOWL-1'
    count(0)
    await takeIn()
    await subscribe({ sku: other, email: 'a@example.com' }, { db: test.db, isSold: async () => true })
    count(5)
    await takeIn()
    expect(await mails()).toEqual([])
  })

  it('is all or nothing', async () => {
    count(0)
    await takeIn()
    await wait('a@example.com')
    count(5)
    await test.db.$client.query(
      "alter table outbox add constraint refuse check (recipient <> 'a@example.com')",
    )
    await expect(takeIn()).rejects.toThrow()
    await test.db.$client.query('alter table outbox drop constraint refuse')
    expect(await availableStock([sku], test.db)).toEqual(new Map([[sku, 0]]))
    await takeIn()
    expect(await mails()).toHaveLength(1)
  })
})

describe('the mirror', () => {
  it('does not go back to an older document', async () => {
    count(7)
    const old = document
    count(4)
    await takeIn()
    document = old
    expect(await takeIn()).toMatchObject({ before: 4, after: 4, crossing: undefined })
    expect(await availableStock([sku], test.db)).toEqual(new Map([[sku, 4]]))
  })

  it('follows a lake whose clock was a day ahead and is set right', async () => {
    count(7)
    if (document) document._updatedAt = new Date(Date.now() + 24 * 3_600_000)
    await takeIn()
    count(4)
    expect(await takeIn()).toMatchObject({ before: 7, after: 4 })
  })

  it('ends right when deliveries overtake each other', async () => {
    const taking: Promise<unknown>[] = []
    for (let step = 1; step <= 30; step++) {
      count(step % 3)
      taking.push(takeIn())
      await pause(step % 4)
    }
    await Promise.all(taking)
    expect(await availableStock([sku], test.db)).toEqual(new Map([[sku, 30 % 3]]))
    const seen = await crossings()
    expect(seen.every(({ to }, index) => (seen[index - 1]?.to ?? 0) > 0 !== to > 0)).toBe(true)
  })

  it('begins at the document’s own sales', async () => {
    count(10, 25)
    expect(await takeIn()).toMatchObject({ before: null, after: 10 })
    expect(await test.db.select().from(stock)).toMatchObject([{ soldHere: 25, soldInDocument: 25 }])
  })

  it('counts a sale once, whichever side tells of it first', async () => {
    count(10)
    await takeIn()
    await test.db.update(stock).set({ soldHere: 1 })
    expect(await availableStock([sku], test.db)).toEqual(new Map([[sku, 9]]))
    count(9, 1)
    await takeIn()
    expect(await availableStock([sku], test.db)).toEqual(new Map([[sku, 9]]))
  })

  it('stops counting a sku whose document is gone, and starts again', async () => {
    count(3)
    await takeIn()
    document = null
    expect(await takeIn()).toMatchObject({ before: 3, after: 0, crossing: { to: 0 } })
    expect(await availableStock([sku], test.db)).toEqual(new Map())
    count(2)
    expect(await takeIn()).toMatchObject({ before: null, after: 2, crossing: { from: 0, to: 2 } })
  })

  it('makes nothing of a sku it sees for the first time, when told so', async () => {
    count(3)
    const taken = await takeStockIn(test.db, sku, { readItem, firstSightIsQuiet: true })
    expect(taken.crossing).toBeUndefined()
    expect(await crossings()).toEqual([])
  })

  it('tells who waits for a sku that it sees for the first time, also when told to make nothing else of it', async () => {
    await wait('a@example.com')
    count(3)
    await takeStockIn(test.db, sku, { readItem, firstSightIsQuiet: true })
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['a@example.com'])
    await takeIn()
    expect(await mails()).toHaveLength(1)
  })
})

describe('an alert', () => {
  const active = () => test.db.select().from(stockAlerts)

  it('is one for an address in whatever case, and the answer is the same', async () => {
    const first = await wait('Ann@Example.com')
    const again = await wait('ann@example.COM')
    expect(first.ok && again.ok).toBe(true)
    const blank = (text: string) => text.replace(/\S+@\S+/, '')
    expect(again.ok && first.ok && blank(again.message)).toBe(first.ok && blank(first.message))
    expect(await active()).toMatchObject([{ email: 'Ann@Example.com', emailKey: 'ann@example.com' }])
  })

  it('is one when many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wait('a@example.com')))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await active()).toHaveLength(1)
  })

  it('can be asked for again after it was answered', async () => {
    count(0)
    await takeIn()
    await wait('a@example.com')
    count(1)
    await takeIn()
    count(0)
    await takeIn()
    expect(await wait('a@example.com')).toMatchObject({ ok: true })
    expect((await active()).map(({ state }) => state).sort()).toEqual(['notified', 'waiting'])
  })

  it.each([
    [{ sku, email: 'not an address' }, 'email'],
    [{ sku, email: '' }, 'email'],
    [{ sku, email: 'a@example' }, 'email'],
    [{ sku, email: 'a@example.com\r\nbcc: b@example.com' }, 'email'],
    [{ sku, email: `${'a'.repeat(250)}@example.com` }, 'email'],
    [{ sku, email: ['a@example.com'] }, 'email'],
    [{ email: 'a@example.com' }, 'sku'],
    [{ sku: 'NO-SUCH-SKU', email: 'a@example.com' }, 'sku'],
    [{ sku: "'; drop table stock; --", email: 'a@example.com' }, 'sku'],
    [null, 'sku'],
  ])('is refused in words: %j', async (input, field) => {
    const answer = await subscribe(input, options())
    expect(answer).toMatchObject({ ok: false, status: 422, field })
    expect(answer.message).not.toMatch(/invalid|expected|undefined|zod/i)
    expect(await active()).toEqual([])
  })

  it('is refused for what is available', async () => {
    count(1)
    await takeIn()
    expect(await wait('a@example.com')).toMatchObject({
      ok: false,
      field: 'sku',
      message: expect.stringContaining('available now'),
    })
  })

  it('keeps the market it was asked in, or takes the default one', async () => {
    await subscribe({ sku, email: 'a@example.com', market: 'en-us' }, options())
    await subscribe({ sku, email: 'b@example.com', market: 'xx' }, options())
    await subscribe({ sku, email: 'c@example.com' }, options())
    expect((await active()).map(({ market }) => market)).toEqual(['en-us', 'en-eu', 'en-eu'])
  })
})

describe('the first count of a shop', () => {
  const readAt = new Date(1e12)
  const item = (id: string, onHand: unknown, of = sku) => ({
    _id: id,
    _rev: 'r1',
    _updatedAt: readAt.toISOString(),
    sku: of,
    onHand,
    sold: 2,
  })
  const take = (...items: ReturnType<typeof item>[]) => takeFirstCount(test.db, items, readAt)

  it('is taken in at once, each sku by its first document, without what is no count', async () => {
    const taken = await take(item('b', 1), item('a', 7), item('c', 'many', 'OTHER'), item('d', 3, 'THIRD'))
    expect([...taken].sort()).toEqual([sku, 'THIRD'])
    expect(await availableStock([sku, 'OTHER', 'THIRD'], test.db)).toEqual(
      new Map([
        [sku, 7],
        ['THIRD', 3],
      ]),
    )
  })

  it('leaves alone what a delivery brought meanwhile', async () => {
    count(9)
    await takeIn()
    expect(await take(item('a', 7))).toEqual(new Set())
    expect((await availableStock([sku], test.db)).get(sku)).toBe(9)
  })

  it('leaves all to be told one by one while someone waits', async () => {
    await wait('early@example.com')
    expect(await take(item('a', 7))).toEqual(new Set())
    expect(await test.db.select().from(stock)).toEqual([])
  })
})
