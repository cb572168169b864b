import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { type Breakage, breakages, breakLake } from './support/broken-lake.ts'
import { deliver, signedDelivery } from './support/delivery.ts'
import { revalidate } from './support/revalidate.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let shopName: string
/** Milliseconds: the reader's own deadline of 3 s, once for the layout and the page together, and the drawing; less than two deadlines. */
const budget = 5_900
let product: { _id: string; _rev: string; title: string; slug: string }
beforeAll(async () => {
  shop = await openShop()
  product = await shop.editor.fetch(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [0]{_id, _rev, title, "slug": slug.current}',
  )
  shopName = await shop.editor.fetch('*[_id == "settings"][0].name')
})
afterAll(() => shop?.close())

describe.each(Object.keys(breakages) as Breakage[])('the CMS %s after an invalidation', (breakage) => {
  it('leaves shoppers the last good page, in time, and heals unaided', async () => {
    const path = `/products/${product.slug}`
    expect(await shop.page(path)).toContain(product.title)
    await shop.stack.kill('lake')
    const mend = await breakLake(shop.stack.lake, breakage)
    await revalidate(shop, [`/en-eu${path}`, '/en-eu/products', '/en-eu'])
    for (const page of [path, '/products', '/']) {
      const began = Date.now()
      expect(await shop.page(page)).toContain(page === '/' ? shopName : product.title)
      expect(Date.now() - began).toBeLessThan(budget)
    }
    // A delivery that comes during the outage stays open until its pages were drawn from a live read.
    const key = `during ${breakage}`
    const snapshot = { rev: product._rev, updatedAt: new Date(0).toISOString(), slug: product.slug }
    const content = { id: product._id, type: 'product', before: null, after: snapshot }
    const [secret = ''] = shop.stack.environment.sanity.webhookSecrets
    expect((await deliver(shop.stack.site, signedDelivery(content, secret, { key }))).status).toBe(200)
    await mend()
    await shop.stack.start('lake')
    await eventually(async () => {
      const [row] = await shop.rows('select state from inbox where delivery_id = $1', [key])
      expect(row?.state).toBe('done')
    }, 60_000)
  })
})

it('with the mail provider down, a mail waits and goes once', async () => {
  const [variant] = await shop.editor.fetch<{ sku: string }[]>(
    '*[_type == "inventoryItem" && onHand <= 0][0...1]{sku}',
  )
  const email = 'patient@shopper.example'
  const response = await fetch(`${shop.stack.site}/api/stock-alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shop.stack.site },
    body: JSON.stringify({ sku: variant?.sku, email, market: 'en-us' }),
  })
  expect(response.status).toBe(202)
  await shop.stack.kill('sendgrid')
  await shop.editor.patch(`inventory-${variant?.sku}`).inc({ onHand: 2 }).commit()
  await eventually(async () => {
    const [row] = await shop.rows('select attempts from outbox where recipient = $1', [email])
    expect(row?.attempts).toBeGreaterThan(0)
  })
  await shop.stack.start('sendgrid')
  await eventually(async () => expect(await shop.messages(email)).toHaveLength(1), 60_000)
})

it('with the database down, pages still serve and the stock answer says so', async () => {
  await shop.stack.kill('postgres')
  expect(await shop.page(`/products/${product.slug}`)).toContain(product.title)
  expect(await shop.page('/products')).toContain(product.title)
  expect((await shop.get('/api/stock?sku=NOTHING')).status).toBe(503)
  await shop.stack.start('postgres')
  await eventually(async () => expect((await shop.get('/api/stock?sku=NOTHING')).status).toBeLessThan(500))
})
