import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ServiceName } from '#scripts/platform/services.ts'
import { eventually } from '#tests/support/eventually.ts'
import { revalidate } from './support/revalidate.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

interface SoldOut {
  sku: string
  slug: string
}

async function soldOutVariants(): Promise<SoldOut[]> {
  return shop.editor.fetch(
    '*[_type == "inventoryItem" && onHand <= 0] | order(sku){sku, "slug": *[_type == "product" && ^.sku in variants[].sku][0].slug.current}[defined(slug)]',
  )
}

async function waitFor({ sku }: SoldOut, email: string): Promise<void> {
  const response = await fetch(`${shop.stack.site}/api/stock-alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: shop.stack.site },
    body: JSON.stringify({ sku, email, market: 'en-eu' }),
  })
  expect(response.status).toBe(202)
}

const receive = ({ sku }: SoldOut, count: number) =>
  shop.editor.patch(`inventory-${sku}`).inc({ onHand: count }).commit()

const productAt = (index: number) =>
  shop.editor.fetch<{ _id: string; slug: string }>(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [$index]{_id, "slug": slug.current}',
    { index },
  )

async function setHooksDisabled(isDisabledByUser: boolean): Promise<void> {
  const url = `/hooks/projects/${shop.stack.environment.sanity.projectId}`
  const hooks = await shop.administrator.request<{ id: string }[]>({ url })
  for (const { id } of hooks) {
    await shop.administrator.request({ method: 'PATCH', url: `${url}/${id}`, body: { isDisabledByUser } })
  }
}

const victims: ServiceName[] = ['site', 'lake', 'postgres']

describe.each(victims)('kill -9 of %s in the middle of a publish', (victim) => {
  it.each([0, 4, 15, 60])('%i ms after the commit: the page is fresh after the restart', async (delay) => {
    const product = await productAt(0)
    // On the first page of the list, which goes by names.
    const title = `After ${delay} ms ${victim} was killed`
    await shop.editor.patch(product._id).set({ title }).commit()
    await pause(delay)
    await shop.stack.kill(victim)
    await shop.stack.startAll()
    await eventually(async () => {
      expect(await shop.page(`/products/${product.slug}`)).toContain(title)
      expect(await shop.page('/products')).toContain(title)
    }, 90_000)
  })
})

it('kill -9 between the invalidation and the first render: the page is fresh after the restart', async () => {
  // Not the product of the tests above: what they left is looked at again by every start.
  const product = await productAt(1)
  const path = `/products/${product.slug}`
  const title = 'Invalidated and never drawn'
  await shop.page(path)
  await setHooksDisabled(true)
  try {
    const { _rev, _updatedAt } = await shop.editor.patch(product._id).set({ title }).commit()
    // What a process leaves that dies right after `revalidatePath`: the row is claimed and open, the old page lies on the disk.
    const after = { rev: _rev, updatedAt: _updatedAt, slug: product.slug }
    await shop.rows(
      "insert into inbox (sender, delivery_id, body, lease_owner, lease_until) values ('sanity', 'interrupted', convert_to($1, 'UTF8'), gen_random_uuid(), now() + interval '1 hour')",
      [JSON.stringify({ id: product._id, type: 'product', before: null, after })],
    )
    await revalidate(shop, [`/en-eu${path}`])
    await shop.stack.kill('site')
    await shop.stack.start('site')
    expect(await shop.page(path)).not.toContain(title)
    await shop.rows("update inbox set lease_until = now() where delivery_id = 'interrupted'")
    await eventually(async () => {
      expect(await shop.page(path)).toContain(title)
      expect(await shop.rows("select state from inbox where delivery_id = 'interrupted'")).toEqual([
        { state: 'done' },
      ])
    }, 90_000)
  } finally {
    await setHooksDisabled(false)
  }
})

describe.each(victims)('kill -9 of %s in the middle of a restock', (victim) => {
  it.each([0, 10, 40])(
    '%i ms after the commit: one mail for each who waits, and none twice',
    async (delay) => {
      const [variant] = await soldOutVariants()
      if (!variant) throw new Error('Every variant of the seed is in stock: this test needs sold-out ones.')
      const email = `${victim}-${delay}@shopper.example`
      await waitFor(variant, email)
      await receive(variant, 5)
      await pause(delay)
      await shop.stack.kill(victim)
      await shop.stack.startAll()
      await eventually(async () => {
        const [row] = await shop.rows('select state from outbox where recipient = $1', [email])
        // `unknown` is a mail whose sending was begun and not answered: it may lie in the inbox, and is not sent again.
        expect(['sent', 'unknown']).toContain(row?.state)
        if (row?.state === 'sent') expect(await shop.messages(email)).toHaveLength(1)
      }, 90_000)
      await pause(1_500)
      expect((await shop.messages(email)).length).toBeLessThanOrEqual(1)
    },
  )
})

it('the whole machine going down loses nothing acknowledged', async () => {
  const product = await productAt(0)
  const [variant] = await soldOutVariants()
  if (!variant) throw new Error('Every variant of the seed is in stock: this test needs sold-out ones.')
  const title = 'Published as the lights went out'
  const email = 'blackout@shopper.example'
  await waitFor(variant, email)
  await Promise.all([shop.editor.patch(product._id).set({ title }).commit(), receive(variant, 5)])
  await shop.stack.crash()
  await shop.stack.startAll()
  await eventually(async () => {
    expect(await shop.page(`/products/${product.slug}`)).toContain(title)
    const [row] = await shop.rows('select state from outbox where recipient = $1', [email])
    expect(['sent', 'unknown']).toContain(row?.state)
  }, 90_000)
  expect((await shop.messages(email)).length).toBeLessThanOrEqual(1)
})
