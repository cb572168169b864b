import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createContentLake } from '#emulators/content-lake/create.ts'
import { authorize } from '#lib/auth/authorize.ts'
import { readMember } from '#lib/auth/member.ts'
import { contentReads, inbox, knownDocuments } from '#lib/db/schema.ts'
import type { PageVisit } from '#lib/freshness/page-visit.ts'
import { findPublish, listPublishes } from '#lib/ledger/list.ts'
import { retryPublish } from '#lib/ledger/retry.ts'
import { summarize } from '#lib/ledger/summary.ts'
import { writeSweepState } from '#lib/sweep/state.ts'
import { testEnvironment } from '#tests/unit/app/test-environment.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const roles = ['administrator', 'developer', 'editor', 'contributor', 'viewer', 'deploy-studio'] as const
const tokenOf = (role: string) => `the-token-of-the-${role}`

let test: TestDatabase
let lake: Awaited<ReturnType<typeof createContentLake>>
let lakeData: string
beforeAll(async () => {
  test = await createTestDatabase()
  lakeData = mkdtempSync(path.join(tmpdir(), 'ledger-lake-'))
  lake = await createContentLake({
    port: 0,
    dataDir: lakeData,
    projectId: 'restock',
    tokens: roles.map((role) => ({ token: tokenOf(role), name: role, role })),
    roles: [{ name: 'deploy-studio', title: 'Deploy Studio', description: '', grants: [] }],
    log: () => {},
  })
  for (const [name, value] of Object.entries({ ...testEnvironment, SANITY_API_HOST: lake.url }))
    vi.stubEnv(name, value)
})
beforeEach(() => test.clear())
afterAll(async () => {
  await lake?.close()
  rmSync(lakeData, { recursive: true, force: true })
  await test?.close()
})

const at = (ms: number) => new Date(Date.parse('2026-05-01T10:00:00Z') + ms)
const visit = (name: string, seen?: number): PageVisit => ({
  renderedPath: `/en-eu${name}`,
  publicPath: name,
  expected: 'present',
  proof: 'mark',
  reasons: ['It is the page of this product.'],
  ...(seen !== undefined && { seenAt: at(seen).toISOString() }),
})
const done = {
  state: 'done' as const,
  committedAt: at(0),
  receivedAt: at(10),
  confirmedAt: at(20),
  plannedAt: at(21),
  revalidatedAt: at(40),
  seenAt: at(100),
  liveAt: at(100),
}

let deliveries = 0
function keep(values: Partial<typeof inbox.$inferInsert> = {}) {
  return test.db
    .insert(inbox)
    .values({ sender: 'sanity', deliveryId: `delivery ${deliveries++}`, body: Buffer.from('{}'), ...values })
    .returning({ id: inbox.id })
    .then(([row]) => row?.id ?? 0)
}
const list = (question: Partial<Parameters<typeof listPublishes>[1]> = {}) =>
  listPublishes(test.db, { limit: 30, ...question })

describe('the ledger', () => {
  it('tells when and where, the newest first, page by page', async () => {
    const file: PageVisit = { ...visit('/sitemap.xml', 60), renderedPath: '/sitemap.xml', proof: 'answer' }
    const pages = [visit('/products/luna', 80), visit('/products', 100), file]
    for (let n = 0; n < 5; n++) await keep({ subject: `product-${n}`, ...done, pages })
    const first = await list({ limit: 2 })
    expect(first.publishes.map(({ subject }) => subject)).toEqual(['product-4', 'product-3'])
    const [publish] = first.publishes
    expect(publish).toMatchObject({ state: 'live', liveAfterMs: 100, pageCount: 2 })
    expect(publish?.moments.warmed).toBe(at(60).toISOString())
    expect(publish?.pages.map(({ url, title, seen }) => [url, title, seen])).toEqual([
      ['https://shop.example/products/luna', 'Product page', at(80).toISOString()],
      ['https://shop.example/products', 'All products', at(100).toISOString()],
      ['https://shop.example/sitemap.xml', 'Sitemap', at(60).toISOString()],
    ])
    const second = await list({ limit: 2, before: first.next ?? 0 })
    expect(second.publishes.map(({ subject }) => subject)).toEqual(['product-2', 'product-1'])
    const last = await list({ limit: 2, before: second.next ?? 0 })
    expect(last).toMatchObject({ publishes: [{ subject: 'product-0' }], next: null })
  })

  it('tells of one document, with the crossings of its stock, and of one state', async () => {
    await keep({ subject: 'inventory-MUG', ...done })
    await keep({ sender: 'stock', subject: 'MUG' })
    await keep({ subject: 'product-luna', state: 'aside', reason: 'odd' })
    await test.db.insert(knownDocuments).values({
      documentId: 'product-luna',
      type: 'product',
      rev: 'r1',
      updatedAt: at(0),
      snapshot: {} as typeof knownDocuments.$inferInsert.snapshot,
    })
    const subjects = async (question: Parameters<typeof list>[0]) =>
      (await list(question)).publishes.map(({ subject }) => subject)
    expect(await subjects({ document: 'inventory-MUG' })).toEqual(['MUG', 'inventory-MUG'])
    expect(await subjects({ document: 'product-nobody' })).toEqual([])
    expect(await subjects({ state: 'pending' })).toEqual(['MUG'])
    expect(await list({ state: 'failed' })).toMatchObject({
      publishes: [{ subject: 'product-luna', type: 'product', reason: 'odd', state: 'failed' }],
    })
  })

  it('names the first pages in a list and all of them alone', async () => {
    const pages = Array.from({ length: 300 }, (_, index) => visit(`/products/p${index}`, index))
    const id = await keep({ subject: 'settings', ...done, pages })
    const [listed] = (await list()).publishes
    expect(listed?.pageCount).toBe(300)
    expect(listed?.pages).toHaveLength(12)
    expect((await findPublish(test.db, id))?.pages).toHaveLength(300)
    expect(await findPublish(test.db, id + 1)).toBeNull()
  })

  it('finds the publishes of a document among many without reading them all', async () => {
    await test.db.execute(sql`insert into inbox (sender, delivery_id, body, subject, state)
      select 'sanity', 'many ' || n, '', 'product-' || n % 5000, 'done' from generate_series(1, 20000) n`)
    await test.db.execute(sql`analyze inbox`)
    const { rows } = await test.db.execute<{ 'QUERY PLAN': string }>(
      sql`explain select id from inbox where subject in ('product-7') order by id desc limit 31`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('inbox_subject')
  })
})

it('sums up what is pending, failed and owed, and how soon things usually are live', async () => {
  expect(await summarize(test.db)).toEqual({
    pending: 0,
    oldestPending: null,
    failed: 0,
    owedPages: 0,
    owedSince: null,
    lastWebhook: null,
    sweep: null,
    usualMs: null,
  })
  for (const ms of [50, 90, 1_000]) await keep({ ...done, liveAt: at(ms) })
  await keep({ state: 'aside' })
  await keep({ receivedAt: at(500) })
  await keep({ receivedAt: at(200) })
  await keep({ sender: 'sweep', receivedAt: at(300) })
  await writeSweepState(test.db, {
    lakeTime: at(290),
    sweptAt: at(300),
    comparedAt: at(0),
    untoldAt: at(250),
    untold: 3,
    silentSince: null,
  })
  await test.db.insert(contentReads).values(
    [['/en-eu/a', '/en-eu/b'], ['/en-eu/b']].map((owedPaths, index) => ({
      key: `${index}`,
      query: 'q',
      params: '{}',
      result: '1',
      readAt: 1,
      owedSince: at(index),
      owedPaths,
    })),
  )
  expect(await summarize(test.db)).toEqual({
    pending: 3,
    oldestPending: at(200).toISOString(),
    failed: 1,
    owedPages: 2,
    owedSince: at(0).toISOString(),
    lastWebhook: at(200).toISOString(),
    sweep: { sweptAt: at(300).toISOString(), untoldAt: at(250).toISOString(), untold: 3, silentSince: null },
    usualMs: 90,
  })
})

describe('a retry', () => {
  const row = async (id: number) => (await test.db.select().from(inbox).where(eq(inbox.id, id)))[0]

  it('opens what was set aside, and brings forward what waits', async () => {
    const failed = await keep({ state: 'aside', faults: 10, reason: 'odd' })
    expect(await retryPublish(test.db, failed)).toBe('begun')
    expect(await row(failed)).toMatchObject({ state: 'open', faults: 0 })
    const waiting = await keep({ nextAttemptAt: new Date(Date.now() + 3_600_000) })
    expect(await retryPublish(test.db, waiting)).toBe('begun')
    expect((await row(waiting))?.nextAttemptAt.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
  })

  it('leaves alone what is under way, live or unknown', async () => {
    const held = await keep({
      leaseUntil: new Date(Date.now() + 60_000),
      leaseOwner: randomUUID(),
    })
    expect(await retryPublish(test.db, held)).toBe('under way')
    const live = await keep(done)
    expect(await retryPublish(test.db, live)).toBe('live')
    expect(await row(live)).toMatchObject({ state: 'done' })
    expect(await retryPublish(test.db, live + 1)).toBe('unknown')
  })
})

describe('who may', () => {
  async function statusOf(authorization: string | undefined, permission: 'mayLook' | 'mayRetry') {
    const headers = new Headers(authorization === undefined ? {} : { authorization })
    const decision = await authorize(headers, permission, 'test')
    return decision.allowed ? 200 : decision.response.status
  }

  it.each([
    ['administrator', 200, 200],
    ['editor', 200, 200],
    ['contributor', 200, 403],
    ['viewer', 200, 403],
    ['deploy-studio', 403, 403],
  ])('the role %s: look %d, retry %d', async (role, look, retry) => {
    expect(await statusOf(`Bearer ${tokenOf(role)}`, 'mayLook')).toBe(look)
    expect(await statusOf(`Bearer ${tokenOf(role)}`, 'mayRetry')).toBe(retry)
  })

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a-token-of-nobody', 'Basic dTpw', 'Bearer x'])(
    'nobody: %j is 401',
    async (authorization) => {
      expect(await statusOf(authorization, 'mayLook')).toBe(401)
    },
  )

  it('an operator by the secret of the internal routes', async () => {
    expect(await statusOf(`Bearer ${testEnvironment.INTERNAL_SECRET}`, 'mayRetry')).toBe(200)
  })

  it('is told by the lake with name and roles, and null for a token that it does not know', async () => {
    expect(await readMember(tokenOf('editor'))).toMatchObject({ name: 'editor', roles: ['editor'] })
    expect(await readMember('a-token-of-nobody')).toBeNull()
  })

  it('cannot be told while the lake fails, which is no fault of the asker: 503', async () => {
    const unseen = `Bearer ${tokenOf('developer')}`
    lake.faults.set([{ kind: 'status', status: 500, path: '/users/me' }])
    expect(await statusOf(unseen, 'mayLook')).toBe(503)
    expect(await statusOf(`Bearer ${tokenOf('editor')}`, 'mayLook')).toBe(200)
    lake.faults.set([{ kind: 'malformed', path: '/users/me' }])
    expect(await statusOf(unseen, 'mayLook')).toBe(503)
    lake.faults.set([])
    expect(await statusOf(unseen, 'mayLook')).toBe(200)
  })
})
