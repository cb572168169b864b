import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { deliver, signedDelivery } from './support/delivery.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let secret: string
beforeAll(async () => {
  shop = await openShop()
  secret = shop.stack.environment.sanity.webhookSecrets[0] ?? ''
})
afterAll(() => shop?.close())

const snapshot = { rev: 'r1', updatedAt: '2026-05-01T10:00:00Z', slug: 'nothing-here' }
const change = { id: 'product-nothing-here', type: 'product', before: snapshot, after: null }

const stored = async () => (await shop.rows<{ n: number }>('select count(*)::int as n from inbox'))[0]?.n

describe('a delivery that cannot be believed', () => {
  const faults: [
    string,
    (delivery: ReturnType<typeof signedDelivery>) => ReturnType<typeof signedDelivery>,
  ][] = [
    ['unsigned', ({ body, headers: { 'sanity-webhook-signature': _, ...headers } }) => ({ body, headers })],
    ['forged', ({ body, headers }) => ({ body: body.replace('nothing-here', 'something-else'), headers })],
    ['truncated', ({ body, headers }) => ({ body: body.slice(0, -5), headers })],
    ['encoded anew', ({ body, headers }) => ({ body: JSON.stringify(JSON.parse(body), null, 1), headers })],
    ['signed with another secret', ({ body }) => signedDelivery(body, 'another secret')],
    [
      'with a signature cut short',
      ({ body, headers }) => ({
        body,
        headers: {
          ...headers,
          'sanity-webhook-signature': headers['sanity-webhook-signature']?.slice(0, -4) ?? '',
        },
      }),
    ],
  ]

  it.each(faults)('%s: 401 and nothing stored', async (_, spoil) => {
    const before = await stored()
    const response = await deliver(shop.stack.site, spoil(signedDelivery(change, secret)))
    expect(response.status).toBe(401)
    expect(await stored()).toBe(before)
  })
})

it('is taken once: known ids are 200 with no effect, a day later too', async () => {
  const delivery = signedDelivery(change, secret, { key: 'known' })
  expect((await deliver(shop.stack.site, delivery)).status).toBe(200)
  const after = await stored()
  await shop.rows("update inbox set received_at = now() - interval '1 day' where delivery_id = 'known'")
  const again = await deliver(shop.stack.site, delivery)
  expect(again.status).toBe(200)
  expect(await again.json()).toMatchObject({ outcome: 'duplicate' })
  expect(await stored()).toBe(after)
})

it('is stored and set aside when it is signed but not understood', async () => {
  const delivery = signedDelivery({ hello: 'world' }, secret, { key: 'odd' })
  const response = await deliver(shop.stack.site, delivery)
  expect(response.status).toBe(200)
  const [row] = await shop.rows("select state, reason from inbox where delivery_id = 'odd'")
  expect(row).toMatchObject({ state: 'aside', reason: expect.stringMatching(/\w/) })
})

it('changes nothing when it tells of an older revision than the page shows', async () => {
  const title = 'The newest title of all'
  const [product] = await shop.editor.fetch<{ _id: string; _rev: string; slug: string }[]>(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [0...1]{_id, _rev, "slug": slug.current}',
  )
  if (!product) throw new Error('The seed has no product.')
  await shop.editor.patch(product._id).set({ title }).commit()
  await eventually(async () => expect(await shop.page(`/products/${product.slug}`)).toContain(title))
  const old = { rev: product._rev, updatedAt: '2020-01-01T00:00:00Z', slug: product.slug }
  const late = signedDelivery({ id: product._id, type: 'product', before: null, after: old }, secret, {
    key: 'late',
  })
  expect((await deliver(shop.stack.site, late)).status).toBe(200)
  await eventually(async () => {
    const [row] = await shop.rows("select state from inbox where delivery_id = 'late'")
    expect(row?.state).toBe('done')
  })
  expect(await shop.page(`/products/${product.slug}`)).toContain(title)
})

it('takes nothing but POST', async () => {
  const response = await shop.get('/api/webhooks/sanity')
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('POST')
})

it('is 413 when it is larger than any delivery of ours', async () => {
  const huge = signedDelivery({ ...change, padding: 'x'.repeat(2_000_000) }, secret)
  expect((await deliver(shop.stack.site, huge)).status).toBe(413)
})

describe('without what it needs', () => {
  it('is 503 while the database is down, and is stored when it is sent again', async () => {
    const delivery = signedDelivery(change, secret, { key: 'patient' })
    await shop.stack.kill('postgres')
    expect((await deliver(shop.stack.site, delivery)).status).toBe(503)
    await shop.stack.start('postgres')
    await eventually(async () => expect((await deliver(shop.stack.site, delivery)).status).toBe(200))
    expect(await shop.rows("select id from inbox where delivery_id = 'patient'")).toHaveLength(1)
  })

  it('is 503 while the secret is not configured', async () => {
    await shop.close()
    shop = await openShop({ env: { SANITY_WEBHOOK_SECRET: '' } })
    const response = await deliver(shop.stack.site, signedDelivery(change, secret))
    expect(response.status).toBe(503)
  })
})
