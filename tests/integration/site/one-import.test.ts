import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { catalogueProducts, inbox, knownDocuments, stock } from '#lib/db/schema.ts'
import { registerHook } from '#lib/inbox/register-hook.ts'
import { sweep } from '#lib/sweep/sweep.ts'
import { asOneImport } from '#scripts/seed/one-import.ts'
import { patienceMs, type RunningLake, startLake } from '#tests/integration/content-lake/support.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// A page waits three seconds for the lake. A build waits longer, as a test on a busy machine does.
vi.hoisted(() => vi.stubEnv('NEXT_PHASE', 'phase-production-build'))

const secret = 'a secret of at least thirty-two characters'
/** What the shop was told: deliveries of the webhook, and orders to invalidate pages. */
let told: { path: string; body: string }[] = []
const site = createServer((request, answer) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    told.push({ path: request.url ?? '', body })
    answer.end('{}')
  })
})
let siteUrl = ''
let test: TestDatabase
let lake: RunningLake
beforeAll(async () => {
  test = await createTestDatabase()
  lake = await startLake()
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  const variables = {
    SITE_URL: siteUrl,
    SITE_INTERNAL_URL: siteUrl,
    SANITY_PROJECT_ID: 'restock',
    SANITY_API_HOST: lake.lake.url,
    SANITY_API_READ_TOKEN: 'viewer-token',
    SANITY_API_WRITE_TOKEN: 'admin-token',
    DATABASE_URL: test.url,
    SENDGRID_API_KEY: 'key',
    MAIL_FROM: 'Restock <shop@shop.example>',
    PREVIEW_SECRET: secret,
    INTERNAL_SECRET: secret,
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const target = { projectId: 'restock', dataset: 'production', url: `${siteUrl}/hook`, secret }
  await registerHook(client(), target)
})
beforeEach(async () => {
  await test.clear()
  await client().delete({ query: '*[!(_id match "_.**")]' })
  await quiet()
  await sweep(test.db, { occasion: 'first build' })
  told = []
})
afterAll(async () => {
  vi.unstubAllEnvs()
  site.closeAllConnections()
  site.close()
  await lake?.stop()
  await test?.close()
})

const client = () => lake.client('admin-token')
const documents: { _id: string; _type: string }[] = [1, 2, 3].flatMap((number) => [
  {
    _id: `product-${number}`,
    _type: 'product',
    title: `Bowl ${number}`,
    slug: { _type: 'slug', current: `bowl-${number}` },
    variants: [{ _key: 'v', sku: `BOWL-${number}` }],
  },
  { _id: `inventory-${number}`, _type: 'inventoryItem', sku: `BOWL-${number}`, onHand: number, sold: 0 },
])
async function write() {
  for (const document of documents) await client().createOrReplace(document)
  return { written: documents.map(({ _id }) => _id), removed: [] }
}
/** Deliveries come one at a time and in order, so that one that came last shows that nothing was left to be told before it. Its page is a new one each time: an earlier one is told of too, as it goes. */
async function quiet(): Promise<void> {
  const last = `page-last-${randomUUID()}`
  await client().create({ _id: last, _type: 'page', title: 'Last' })
  await vi.waitFor(() => expect(deliveries().some((body) => body.includes(last))).toBe(true), patienceMs)
  told = told.filter(({ body }) => !body.includes(last))
}
const senders = async () => (await test.db.select().from(inbox)).map(({ sender }) => sender)
const deliveries = () => told.filter(({ path }) => path === '/hook').map(({ body }) => body)
const orders = () =>
  told.filter(({ path }) => path === '/api/internal/revalidate').map(({ body }) => JSON.parse(body))

it('is followed as a whole, and nothing is told of each document', async () => {
  await asOneImport(client(), test.db, write)
  await quiet()
  expect(deliveries()).toEqual([])
  expect(orders().at(-1)).toEqual({ paths: [], everyPage: true })
  expect(await test.db.$count(catalogueProducts)).toBe(3)
  expect(await test.db.$count(stock)).toBe(3)
  expect(await senders()).toEqual(['owed'])
  const noted = (await test.db.select().from(knownDocuments)).map(({ documentId }) => documentId)
  expect(noted).toEqual(expect.arrayContaining(documents.map(({ _id }) => _id)))
  expect(await sweep(test.db, { occasion: 'asked' })).toMatchObject({ told: 1 })
})

it('is followed when documents went', async () => {
  await asOneImport(client(), test.db, write)
  await asOneImport(client(), test.db, async () => {
    for (const { _id } of documents) await client().delete(_id)
    return { written: [], removed: documents.map(({ _id }) => _id) }
  })
  await quiet()
  expect(deliveries()).toEqual([])
  expect(await test.db.$count(catalogueProducts)).toBe(0)
  expect((await test.db.select().from(stock)).every(({ removedAt }) => removedAt !== null)).toBe(true)
  expect(await senders()).toEqual(['owed', 'owed'])
})

it('keeps sweeps away while it lasts, and has the webhook called again when it fails', async () => {
  const failing = asOneImport(client(), test.db, async () => {
    expect(await sweep(test.db, { occasion: 'asked' })).toBeUndefined()
    throw new Error('The disk is full.')
  })
  await expect(failing).rejects.toThrow('The disk is full.')
  await quiet()
  expect(await sweep(test.db, { occasion: 'asked' })).toBeDefined()
})

it('does not begin with a token that may not silence the webhook', async () => {
  await expect(asOneImport(lake.client('editor-token'), test.db, write)).rejects.toThrow('administrator')
  expect(await client().fetch('count(*[_type == "product"])')).toBe(0)
})
