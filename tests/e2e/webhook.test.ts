import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snapshotProjection } from '#lib/inbox/sanity-hook.ts'
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

/** Of deliveries: a sweep that was asked for may tell of something at any time. */
const stored = async () =>
  (await shop.rows<{ n: number }>("select count(*)::int as n from inbox where sender = 'sanity'"))[0]?.n

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

it.each([2, 10])('of %i MB is 413, and has the lake swept for what it may have told', async (megabytes) => {
  const huge = signedDelivery({ ...change, padding: 'x'.repeat(megabytes * 1_000_000) }, secret)
  const asked = () => shop.stack.said('site', 'A sweep of the lake is asked for')
  const before = asked()
  expect((await deliver(shop.stack.site, huge)).status).toBe(413)
  await eventually(() => expect(asked()).toBe(before + 1))
})

describe('an odd delivery', () => {
  const day = 24 * 3_600_000

  const rowOf = async (key: string) =>
    (
      await shop.rows<{ id: number; state: string; flags: string[] }>(
        'select id, state, flags from inbox where delivery_id = $1',
        [key],
      )
    )[0]

  interface Known {
    rev: string
    updatedAt: string
    slug: string
  }

  async function known() {
    const [found] = await shop.editor.fetch<{ id: string; title: string; now: Known }[]>(
      `*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [2...3]{"id": _id, title, "now": @${snapshotProjection}}`,
    )
    if (!found) throw new Error('The seed has too few products.')
    return found
  }

  it.each([
    ['signed a day ago', -day, ['old']],
    ['signed a day ahead', day, ['future']],
  ])('%s is flagged, and what the lake holds is what the page shows', async (what, ahead, flags) => {
    const { id, now } = await known()
    const title = `A product ${what}`
    await shop.editor.patch(id).set({ title }).commit()
    // It tells of the revision before, as a sender does whose clock is off.
    const updatedAt = new Date(Date.now() + ahead).toISOString()
    const told = { id, type: 'product', before: null, after: { ...now, updatedAt } }
    const delivery = signedDelivery(told, secret, { key: what, time: Date.now() + ahead })
    expect((await deliver(shop.stack.site, delivery)).status).toBe(200)
    await eventually(async () => expect(await rowOf(what)).toMatchObject({ state: 'done', flags }), 60_000)
    await eventually(async () => expect(await shop.page(`/products/${now.slug}`)).toContain(title))
    // The lake's own delivery of it, which is counted too.
    const { rev } = (await known()).now
    const own = "select id from inbox where subject = $1 and position($2 in convert_from(body, 'UTF8')) > 0"
    await eventually(async () => expect(await shop.rows(own, [id, rev])).not.toEqual([]))
  })

  it('under the id of another is 200 without effect; its body is kept, and the first is flagged', async () => {
    const { id, now } = await known()
    const first = signedDelivery({ id, type: 'product', before: now, after: now }, secret, { key: 'one' })
    const other = signedDelivery(change, secret, { key: 'one' })
    expect((await deliver(shop.stack.site, first)).status).toBe(200)
    const before = await stored()
    expect((await deliver(shop.stack.site, other)).status).toBe(200)
    expect(await stored()).toBe(before)
    const row = await rowOf('one')
    expect(row?.flags).toEqual(['reused id'])
    const kept = await shop.rows<{ body: Buffer }>('select body from inbox_conflicts where inbox_id = $1', [
      row?.id,
    ])
    expect(kept.map(({ body }) => body.toString())).toEqual([other.body])
  })

  it('of a document of an unknown type is set aside', async () => {
    const delivery = signedDelivery({ ...change, type: 'spaceship' }, secret, { key: 'spaceship' })
    expect((await deliver(shop.stack.site, delivery)).status).toBe(200)
    expect(await rowOf('spaceship')).toMatchObject({ state: 'aside' })
  })

  it('of a document without the fields of its type is followed up', async () => {
    await shop.editor.createOrReplace({ _id: 'product-bare', _type: 'product' })
    await eventually(async () => {
      const rows = await shop.rows("select state from inbox where subject = 'product-bare'")
      expect(rows).toEqual([{ state: 'done' }])
    }, 60_000)
    expect((await shop.get('/products')).status).toBe(200)
    await shop.editor.delete('product-bare')
  })
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
