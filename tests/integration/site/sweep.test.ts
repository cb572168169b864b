import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { LakeUnavailable } from '#lib/content/lake.ts'
import { inbox, knownDocuments, sweepState } from '#lib/db/schema.ts'
import { type DocumentChange, readChange } from '#lib/inbox/change.ts'
import { claimNext, settleDone } from '#lib/inbox/claim.ts'
import { learn } from '#lib/sweep/known.ts'
import { type SweepOptions, sweep } from '#lib/sweep/sweep.ts'
import { type RunningLake, startLake } from '#tests/integration/content-lake/support.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// A page waits three seconds for the lake. A build waits longer, as a test on a busy machine does.
vi.hoisted(() => vi.stubEnv('NEXT_PHASE', 'phase-production-build'))

let test: TestDatabase
let lake: RunningLake
/** What the lake takes for the time, in ms since the epoch. */
let lakeTime = Date.now()
beforeAll(async () => {
  test = await createTestDatabase()
  lake = await startLake({ now: () => new Date(lakeTime) })
  const secret = 'a secret of at least thirty-two characters'
  const variables = {
    SITE_URL: 'http://localhost:3000',
    SANITY_PROJECT_ID: 'restock',
    SANITY_API_HOST: lake.lake.url,
    SANITY_API_READ_TOKEN: 'viewer-token',
    SANITY_API_WRITE_TOKEN: 'editor-token',
    DATABASE_URL: test.url,
    SENDGRID_API_KEY: 'key',
    MAIL_FROM: 'Restock <shop@shop.example>',
    PREVIEW_SECRET: secret,
    INTERNAL_SECRET: secret,
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
})
beforeEach(async () => {
  await test.clear()
  lakeTime += minutes(60)
  await editor().delete({ query: '*[!(_id match "_.**")]' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await lake?.stop()
  await test?.close()
})

const editor = () => lake.client('editor-token')
const page = (name: string, title = name) => ({
  _id: `page-${name}`,
  _type: 'page',
  title,
  slug: { _type: 'slug', current: name },
})
const write = async (...documents: { _id: string; _type: string }[]) => {
  const transaction = editor().transaction()
  for (const document of documents) transaction.createOrReplace(document)
  await transaction.commit()
}
const run = (occasion: SweepOptions['occasion'] = 'asked', now = lakeTime) =>
  sweep(test.db, { occasion, now })
const told = async () => {
  const rows = await test.db
    .select()
    .from(inbox)
    .where(eq(inbox.sender, 'sweep'))
    .orderBy(inbox.subject, inbox.id)
  return rows.map(({ body }) => {
    const reading = readChange(body)
    if (!reading.understood) throw new Error(reading.reason)
    return reading.change
  })
}
/** What a pump does, without pages. */
async function settle(): Promise<void> {
  for (;;) {
    const claim = await claimNext(test.db)
    if (!claim) return
    const changes = claim.rows.map(({ body }) => readChange(body))
    const understood = changes.flatMap((reading) => (reading.understood ? [reading.change] : []))
    await settleDone(test.db, claim, {}, 'by a test', understood)
  }
}
const known = async () =>
  (await test.db.select().from(knownDocuments).orderBy(knownDocuments.documentId)).map(
    ({ documentId, rev }) => [documentId, rev],
  )
const held = async () =>
  (await editor().fetch<{ _id: string; _rev: string }[]>('*[_type == "page"] | order(_id){_id, _rev}')).map(
    ({ _id, _rev }) => [_id, _rev],
  )
const minutes = (count: number) => count * 60_000

describe('the first sweep', () => {
  it('notes what there is, and has nothing rebuilt when nothing is drawn', async () => {
    await write(page('one'), page('two'))
    expect(await run('first build')).toMatchObject({ looked: 'for the first time', compared: 2 })
    expect(await known()).toEqual(await held())
    expect(await test.db.select().from(inbox)).toEqual([])
  })

  it('has every page rebuilt once when pages are drawn of which nothing is known', async () => {
    await write(page('one'))
    await run('routine')
    expect(await known()).toEqual(await held())
    const [row, ...others] = await test.db.select().from(inbox)
    expect(others).toEqual([])
    expect(row?.sender).toBe('owed')
    await run('routine')
    expect(await told()).toEqual([])
  })

  it('knows drafts and versions of nothing', async () => {
    await write(page('one'), { ...page('two'), _id: 'drafts.page-two' })
    await run('first build')
    expect(await known()).toHaveLength(1)
  })
})

// Before the clocks are turned: the times of a lake's transactions never go back.
describe('a routine sweep', () => {
  it('leaves what was changed a moment ago to its webhook, and takes it the next time', async () => {
    await write(page('one'), page('two'))
    await run('first build')
    lakeTime += minutes(5)
    await write(page('one', 'Just now'))
    lakeTime += 5_000
    expect(await run('routine', lakeTime)).toMatchObject({ looked: 'at changes', told: 0 })
    lakeTime += minutes(5)
    expect(await run('routine', lakeTime)).toMatchObject({ looked: 'at changes', told: 1 })
  })

  const deliver = async (rev: string) => {
    const after = { rev, updatedAt: new Date(lakeTime).toISOString(), slug: 'one' }
    const body = Buffer.from(JSON.stringify({ id: 'page-one', type: 'page', before: null, after }))
    await test.db.insert(inbox).values({ sender: 'sanity', deliveryId: rev, subject: 'page-one', body })
  }

  it('leaves alone what a delivery in the inbox tells of', async () => {
    await write(page('one'))
    await run('first build')
    lakeTime += minutes(5)
    await write(page('one', 'Told of'))
    lakeTime += minutes(5)
    for (const [, rev] of await held()) await deliver(rev ?? '')
    expect(await run('routine', lakeTime)).toMatchObject({ told: 0 })
  })

  it('is not held back by a delivery that waits with an older change', async () => {
    await write(page('one'))
    await run('first build')
    await deliver('an-older-revision')
    lakeTime += minutes(5)
    await write(page('one', 'Not told of'))
    lakeTime += minutes(5)
    expect(await run('routine', lakeTime)).toMatchObject({ told: 1 })
  })

  it('compares everything once an hour', async () => {
    await run('first build')
    const at = (minute: number) => run('routine', lakeTime + minutes(minute))
    expect(await at(30)).toMatchObject({ looked: 'at changes' })
    expect(await at(61)).toMatchObject({ looked: 'at everything' })
    expect(await at(70)).toMatchObject({ looked: 'at changes' })
  })

  it('remembers since when no webhook comes, until one does', async () => {
    await write(page('one'))
    await run('first build')
    await write(page('one', 'Changed'))
    const state = async () => (await test.db.select().from(sweepState))[0]
    lakeTime += minutes(5)
    await run('routine', lakeTime)
    expect(await state()).toMatchObject({ untold: 1, silentSince: new Date(lakeTime) })
    await test.db.insert(inbox).values({
      sender: 'sanity',
      deliveryId: 'd',
      body: Buffer.from(''),
      receivedAt: new Date(lakeTime + 1_000),
    })
    lakeTime += minutes(5)
    await run('routine', lakeTime)
    expect(await state()).toMatchObject({ untold: 1, silentSince: null })
  })
})

describe.each(['asked', 'routine'] as const)('a sweep that is %s', (occasion) => {
  const later = async () => {
    lakeTime += minutes(10)
    return run(occasion, lakeTime)
  }

  it('tells of what was made, changed, renamed and deleted, with what it was and what it is, and of nothing else', async () => {
    await write(page('one'), page('two'), page('three'))
    await run('first build')
    lakeTime += minutes(120)
    await write(page('one', 'Changed'), page('four'))
    await editor().delete('page-two')
    expect(await later()).toMatchObject({ told: 3 })
    expect(await told()).toMatchObject([
      { id: 'page-four', before: null, after: { slug: 'four' } },
      { id: 'page-one', before: { shown: { title: 'one' } }, after: { shown: { title: 'Changed' } } },
      { id: 'page-two', before: { slug: 'two' }, after: null },
    ])
    await settle()
    expect(await known()).toEqual(await held())
    expect(await later()).toMatchObject({ told: 0 })
  })

  it('tells of a document that became one of another type as of one that is gone and one that is new', async () => {
    await write(page('one'))
    await run('first build')
    lakeTime += minutes(1)
    await editor().delete('page-one')
    await write({ ...page('one'), _type: 'article' })
    expect(await later()).toMatchObject({ told: 2 })
    expect(await told()).toMatchObject([
      { type: 'page', after: null },
      { type: 'article', before: null },
    ])
    await settle()
    expect(await later()).toMatchObject({ told: 0 })
  })

  it('sees that as many were deleted as were made', async () => {
    await write(page('one'))
    await run('first build')
    lakeTime += minutes(1)
    await write(page('two'))
    await editor().delete('page-one')
    expect(await later()).toMatchObject({ told: 2 })
  })

  it('tells the same once, however often it looks', async () => {
    await write(page('one'))
    await run('first build')
    await write(page('one', 'Changed'))
    await later()
    expect(await later()).toMatchObject({ told: 0 })
    expect(await told()).toHaveLength(1)
  })

  it('tells again what is different again', async () => {
    await write(page('one'))
    await run('first build')
    const [before] = await test.db.select().from(knownDocuments)
    await write(page('one', 'Changed'))
    await later()
    await settle()
    if (before) await test.db.update(knownDocuments).set(before)
    await run('asked', lakeTime)
    expect(await told()).toHaveLength(1)
    expect(await test.db.select().from(inbox)).toMatchObject([{ state: 'open' }])
  })

  it.each([
    ['a day ahead', 24 * 60],
    ['a day behind', -24 * 60],
  ])("finds what was changed while the lake's clock was %s, and after it was set right", async (_, wrong) => {
    await write(page('one'), page('two'))
    await run('first build')
    const right = lakeTime
    lakeTime = right + minutes(wrong)
    await write(page('one', 'In another time'))
    await run(occasion, right + minutes(5))
    lakeTime += minutes(5)
    await write(page('two', 'In another time'))
    lakeTime = right + minutes(10)
    await run(occasion, right + minutes(10))
    expect(await told()).toHaveLength(2)
    await settle()
    lakeTime = right + minutes(12)
    await write(page('one', 'Right again'))
    lakeTime = right + minutes(20)
    await run(occasion, lakeTime)
    await settle()
    expect(await known()).toEqual(await held())
  })

  it("goes by no clock of the shop's", async () => {
    await write(page('one'))
    await run('first build')
    lakeTime += minutes(3)
    await write(page('one', 'Changed'))
    lakeTime += minutes(3)
    expect(await run(occasion, lakeTime - minutes(24 * 60))).toMatchObject({ told: 1 })
    await settle()
    await write(page('one', 'Once more'))
    lakeTime += minutes(3)
    expect(await run(occasion, lakeTime + minutes(24 * 60))).toMatchObject({ told: 1 })
  })

  it('sets aside what cannot be understood, and goes on', async () => {
    await run('first build')
    await write(
      page('good'),
      { ...page('odd'), slug: 7 } as never,
      { ...page('odder'), slug: { current: [] } } as never,
    )
    expect(await later()).toMatchObject({ told: 3 })
    const rows = await test.db.select().from(inbox).orderBy(inbox.subject)
    expect(rows.map(({ subject, state }) => [subject, state])).toEqual([
      ['page-good', 'open'],
      ['page-odd', 'open'],
      ['page-odder', 'aside'],
    ])
    expect(await later()).toMatchObject({ told: 0 })
  })
})

it('is done by one of many', async () => {
  await run('first build')
  // Who is first has not ended before the others have come.
  lake.lake.faults.set([{ kind: 'slow', ms: 2_000, path: '/data/query', times: 1 }])
  const reports = await Promise.all(Array.from({ length: 5 }, () => run()))
  expect(reports.filter((report) => report === undefined).length).toBeGreaterThan(0)
})

it('fails when the lake does, and finds everything the next time', async () => {
  await write(page('one'))
  await run('first build')
  await write(page('one', 'Changed'))
  lake.lake.faults.set([{ kind: 'status', status: 503, path: '/data/query' }])
  await expect(run()).rejects.toThrow(LakeUnavailable)
  lake.lake.faults.set([{ kind: 'malformed', path: '/data/query', times: 1 }])
  await expect(run()).rejects.toThrow(LakeUnavailable)
  expect(await run()).toMatchObject({ told: 1 })
})

it('reads a document that no delivery could carry', async () => {
  await run('first build')
  await write(
    page('huge', 'x'.repeat(5_000_000)),
    ...Array.from({ length: 30 }, (_, n) => page(`small-${n}`)),
  )
  expect(await run()).toMatchObject({ told: 31 })
})

it('pages through a lake of thousands, and through thousands that are gone', async () => {
  const names = Array.from({ length: 2_500 }, (_, n) => `Page.${n}-${n % 7}_`)
  for (let at = 0; at < names.length; at += 500)
    await write(...names.slice(at, at + 500).map((name) => page(name)))
  expect(await run('first build')).toMatchObject({ compared: 2_500 })
  expect(await run()).toMatchObject({ compared: 2_500, told: 0 })
  await editor().delete({ query: '*[_type == "page" && _id match "*-3_"]' })
  const left = (await held()).length
  expect(await run()).toMatchObject({ compared: left, told: 2_500 - left })
})

describe('what is known', () => {
  const state = (rev: string, second: number) => ({
    rev,
    updatedAt: new Date(second * 1_000).toISOString(),
    slug: rev,
  })
  const change = (before: ReturnType<typeof state> | null, after: ReturnType<typeof state> | null) => {
    const reading = readChange(Buffer.from(JSON.stringify({ id: 'page-one', type: 'page', before, after })))
    if (!reading.understood) throw new Error(reading.reason)
    return reading.change
  }
  const [r1, r2, r3] = [state('r1', 1), state('r2', 2), state('r3', 3)] as const
  const revision = async () => (await known())[0]?.[1]

  const cases: [string, DocumentChange[][], string | undefined][] = [
    ['follows each change', [[change(null, r1)], [change(r1, r2)]], 'r2'],
    ['is not what came late', [[change(r2, r3)], [change(r1, r2)]], 'r3'],
    ['is the end of what was done together', [[change(null, r1), change(r1, r2), change(r2, r3)]], 'r3'],
    ['is the end of it in any order', [[change(r2, r3), change(null, r1), change(r1, r2)]], 'r3'],
    ['is gone with its document', [[change(null, r1)], [change(r1, null)]], undefined],
    ['stays when an older deletion comes late', [[change(null, r3)], [change(r1, null)]], 'r3'],
    [
      'follows a change by a clock that was set back',
      [[change(null, r3)], [change(r3, r1), change(r1, r2)]],
      'r2',
    ],
  ]
  it.each(cases)('%s', async (_, claims, expected) => {
    for (const changes of claims) await learn(test.db, changes)
    expect(await revision()).toBe(expected)
  })
})
