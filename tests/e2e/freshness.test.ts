import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { crawl, redrawn, sitemapPaths } from './support/crawl.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

interface Titled {
  _id: string
  title: string
  slug: string
}

const first = (filter: string) =>
  shop.editor.fetch<Titled>(
    `*[${filter} && !(_id in path("drafts.**"))] | order(_id) [0]{_id, "title": coalesce(title, name), "slug": slug.current}`,
  )

/** Waits until everything that came in was followed up. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const [{ n } = { n: 0 }] = await shop.rows<{ n: number }>(
      "select count(*)::int as n from inbox where state = 'open'",
    )
    expect(n).toBe(0)
  }, 100_000)
}

async function publish(id: string, fields: Record<string, unknown>): Promise<void> {
  const { _rev } = await shop.editor.patch(id).set(fields).commit()
  // Told of this very revision: another row may come in at any time.
  const told =
    "select id from inbox where sender = 'sanity' and subject = $1 and position($2 in convert_from(body, 'UTF8')) > 0"
  await eventually(async () => expect(await shop.rows(told, [id, _rev])).toHaveLength(1))
  await settled()
}

describe('what an editor publishes is on every page that shows it, in every market', () => {
  const cases: [string, string, string, (slug: string) => string[]][] = [
    [
      'a product',
      '_type == "product" && featured == true',
      'title',
      (slug) => [`/products/${slug}`, '/products', '/'],
    ],
    ['a category', '_type == "category"', 'title', (slug) => [`/categories/${slug}`, '/']],
    ['an article', '_type == "article"', 'title', (slug) => [`/journal/${slug}`, '/journal']],
    ['a page', '_type == "page"', 'title', (slug) => [`/pages/${slug}`]],
    [
      'the settings',
      '_id == "settings"',
      'name',
      () => ['/', '/products', '/journal', '/help', '/help/delivery'],
    ],
  ]

  it.each(cases)('%s', async (what, filter, field, pathsOf) => {
    const document = await first(filter)
    const title = `Fresh words for ${what}`
    await publish(document._id, { [field]: title })
    for (const path of pathsOf(document.slug)) {
      expect(await shop.page(path), path).toContain(title)
      expect(await shop.page(path === '/' ? '/en-us' : `/en-us${path}`), `${path} in en-us`).toContain(title)
    }
    await publish(document._id, { [field]: document.title })
  })
})

it('a shared document that is edited redraws exactly the pages that show it', async () => {
  const category = await first('_type == "category"')
  const before = await crawl(shop)
  await publish(category._id, { title: 'Vessels of every kind' })
  const after = await crawl(shop)
  const differing = [...after]
    .filter(([path, { html }]) => html !== before.get(path)?.html)
    .map(([path]) => path)
  expect(differing.length).toBeGreaterThan(6)
  expect(redrawn(before, after).sort()).toEqual(differing.sort())
  await publish(category._id, { title: category.title })
})

it('stock that crosses zero redraws the pages that say so, and other counts redraw none', async () => {
  const item = await shop.editor.fetch<{ _id: string; onHand: number; slug: string }>(
    '*[_type == "inventoryItem" && onHand > 3] | order(_id) [0]{_id, onHand, "slug": *[_type == "product" && ^.sku in variants[].sku][0].slug.current}',
  )
  const before = await crawl(shop)
  await publish(item._id, { onHand: item.onHand - 1 })
  expect(redrawn(before, await crawl(shop))).toEqual([])
  await publish(item._id, { onHand: 0 })
  expect(redrawn(before, await crawl(shop))).toContain(`/products/${item.slug}`)
  await publish(item._id, { onHand: item.onHand })
})

it('what is unpublished is 404 everywhere, and back when it is published again', async () => {
  const article = await first('_type == "article"')
  const path = `/journal/${article.slug}`
  const document = await shop.editor.getDocument(article._id)
  if (!document) throw new Error('The seed has no article.')
  await shop.editor.delete(article._id)
  await eventually(async () => expect((await shop.get(path)).status).toBe(404))
  await settled()
  expect((await shop.get(`/en-us${path}`)).status).toBe(404)
  expect(await shop.page('/journal')).not.toContain(path)
  expect(await shop.page('/')).not.toContain(path)
  expect(await sitemapPaths(shop)).not.toContain(path)

  await shop.editor.create(document)
  await eventually(async () => expect((await shop.get(path)).status).toBe(200))
  await settled()
  expect(await shop.page('/journal')).toContain(path)
  expect(await sitemapPaths(shop)).toContain(path)
})

it('a renamed slug has its page at the new address, and the old one leads there', async () => {
  const product = await first('_type == "product"')
  await publish(product._id, { slug: { _type: 'slug', current: 'renamed-by-the-editor' } })
  expect(await shop.page('/products/renamed-by-the-editor')).toContain(product.title)
  expect((await shop.get(`/products/${product.slug}`)).status).toBe(308)
  expect(await shop.page('/products')).toContain('/products/renamed-by-the-editor')
  await publish(product._id, { slug: { _type: 'slug', current: product.slug } })
  expect((await shop.get('/products/renamed-by-the-editor')).status).toBe(308)
})

it('1,000 deliveries in a burst are all acknowledged and all applied', async () => {
  const pages = await shop.editor.fetch<Titled[]>(
    '*[_type == "page"] | order(_id) {_id, title, "slug": slug.current}',
  )
  const rounds = Math.ceil(1_000 / pages.length)
  const [{ last } = { last: 0 }] = await shop.rows<{ last: number }>('select max(id)::int as last from inbox')
  for (let round = 1; round <= rounds; round++) {
    await Promise.all(
      pages.map(({ _id, title }) =>
        shop.editor
          .patch(_id)
          .set({ title: `${title} ${round}` })
          .commit(),
      ),
    )
  }
  await eventually(async () => {
    const states = await shop.rows(
      "select state, count(*)::int as n from inbox where id > $1 and sender = 'sanity' group by state",
      [last],
    )
    expect(states).toEqual([{ state: 'done', n: rounds * pages.length }])
  }, 270_000)
  for (const { slug, title } of pages)
    expect(await shop.page(`/pages/${slug}`)).toContain(`${title} ${rounds}`)
}, 300_000)
