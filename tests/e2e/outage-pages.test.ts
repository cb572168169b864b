import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { setFaults } from './support/lake-faults.ts'
import { revalidate } from './support/revalidate.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let product: { _id: string; title: string; slug: string }
/**
 * Milliseconds after its recovery within which a page that was drawn without the CMS is drawn anew: the last read that waits in vain, a rest of the reader and
 * the second until the worker looks again are five together, the rest is for a busy machine.
 */
const healing = 15_000
/** The lake fails what is read from it; what is written is done. */
const failing = [{ kind: 'status', path: '/data/query', status: 503 }] as const
beforeAll(async () => {
  shop = await openShop()
  product = await shop.editor.fetch(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [0]{_id, title, "slug": slug.current}',
  )
})
afterEach(() => setFaults(shop.stack.lake, []))
afterAll(() => shop?.close())

const marksOf = async (path: string) =>
  [...(await shop.page(path)).matchAll(/restock:read-at" content="(\d+)"/g)].map(([, at]) => Number(at))

/** Waits until a page was drawn from reads that began after a moment, asking for nothing but the page. */
async function drawnAfter(path: string, moment: number): Promise<void> {
  await eventually(
    async () => expect(Math.min(...(await marksOf(path)))).toBeGreaterThanOrEqual(moment),
    healing,
  )
}

describe('a page that was drawn from a last good result, with nothing in the inbox', () => {
  it.each([
    ['answers 503', [{ kind: 'status', path: '/data/query' }]],
    ['limits the rate', [{ kind: 'rate-limit', path: '/data/query' }]],
    ['hangs', [{ kind: 'hang', path: '/data/query' }]],
    ['breaks connections', [{ kind: 'reset', path: '/data/query' }]],
    ['answers halves', [{ kind: 'malformed', path: '/data/query' }]],
    ['answers too late', [{ kind: 'slow', path: '/data/query', ms: 10_000 }]],
  ] as const)('while the CMS %s is rebuilt soon after its recovery', async (_, faults) => {
    const path = `/products/${product.slug}`
    await setFaults(shop.stack.lake, [...faults])
    const began = Date.now()
    await revalidate(shop, [`/en-eu${path}`, '/en-eu/help'])
    expect(await shop.page(path)).toContain(product.title)
    expect(await shop.page('/help')).toContain('<h1')
    expect(Math.max(...(await marksOf(path)))).toBeLessThan(began)
    await setFaults(shop.stack.lake, [])
    const back = Date.now()
    await Promise.all([drawnAfter(path, back), drawnAfter('/help', back)])
  })

  it('is rebuilt when the site was restarted in between', async () => {
    const path = `/en-us/products/${product.slug}`
    await setFaults(shop.stack.lake, [...failing])
    await revalidate(shop, [path])
    expect(await shop.page(path)).toContain(product.title)
    await shop.stack.kill('site')
    await shop.stack.start('site')
    await setFaults(shop.stack.lake, [])
    await drawnAfter(path, Date.now())
  })

  it('names itself: only what is owed is rebuilt', async () => {
    const path = `/products/${product.slug}`
    const others = ['/products', '/journal', `/en-us/products/${product.slug}`]
    await setFaults(shop.stack.lake, [...failing])
    await revalidate(shop, [`/en-eu${path}`])
    await shop.page(path)
    const before = await Promise.all(others.map(marksOf))
    await setFaults(shop.stack.lake, [])
    await drawnAfter(path, Date.now())
    expect(await Promise.all(others.map(marksOf))).toEqual(before)
  })
})

it('what was unpublished does not come back in an outage', async () => {
  const document = await shop.editor.create({
    _id: 'page-passing',
    _type: 'page',
    title: 'A passing page',
    slug: { _type: 'slug', current: 'passing' },
  })
  await eventually(async () => expect((await shop.get('/pages/passing')).status).toBe(200))
  await shop.editor.delete(document._id)
  await eventually(async () => expect((await shop.get('/pages/passing')).status).toBe(404))
  // What the publishes before left to be drawn would be drawn from the outage.
  await eventually(async () =>
    expect(await shop.rows(`select id from inbox where state = 'open'`)).toEqual([]),
  )
  await setFaults(shop.stack.lake, [...failing])
  await revalidate(shop, ['/en-eu/pages/passing'])
  expect((await shop.get('/pages/passing')).status).toBe(404)
})

describe('a page that was never drawn, in an outage', () => {
  const path = '/pages/never-drawn'

  it('is an error that nothing keeps, whole without JavaScript, and right on the next request', async () => {
    await shop.editor.create({
      _id: 'page-never-drawn',
      _type: 'page',
      title: 'Never drawn before',
      slug: { _type: 'slug', current: 'never-drawn' },
    })
    // Drawn by nobody: its delivery finds the lake failing.
    await setFaults(shop.stack.lake, [...failing])
    const response = await shop.get('/en-us/pages/another')
    expect(response.status).toBe(500)
    expect(response.headers.get('cache-control')).toContain('no-store')
    const html = await response.text()
    expect(html.includes('This page cannot be shown right now')).toBe(true)
    expect(html.includes('<script')).toBe(false)

    const browser = await launchBrowser()
    try {
      const page = await browser.newPage({ javaScriptEnabled: false })
      await page.goto(`${shop.stack.site}/en-us/pages/another`)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('cannot be shown')
      await setFaults(shop.stack.lake, [])
      await page.getByRole('link', { name: 'Try again' }).click()
      await page.getByRole('heading', { level: 1, name: 'Nothing stands here' }).waitFor()
    } finally {
      await browser.close()
    }
    expect((await shop.get('/en-us/pages/another')).status).toBe(404)
    await eventually(async () => expect(await shop.page(path)).toContain('Never drawn before'))
  })

  it('is not kept as missing when it is published after', async () => {
    await setFaults(shop.stack.lake, [...failing])
    expect((await shop.get('/pages/late')).status).toBe(500)
    await shop.editor.create({
      _id: 'page-late',
      _type: 'page',
      title: 'Published late',
      slug: { _type: 'slug', current: 'late' },
    })
    await setFaults(shop.stack.lake, [])
    expect(await shop.page('/pages/late')).toContain('Published late')
  })
})

it('many who wait for many pages are served in the time of one', async () => {
  const slugs = await shop.editor.fetch<string[]>('*[_type == "product"].slug.current')
  const paths = slugs.flatMap((slug) => [`/products/${slug}`, `/en-us/products/${slug}`])
  await setFaults(shop.stack.lake, [{ kind: 'hang', path: '/data/query' }])
  await revalidate(
    shop,
    paths.map((path) => (path.startsWith('/en-us') ? path : `/en-eu${path}`)),
  )
  const began = Date.now()
  await Promise.all(paths.map((path) => shop.page(path)))
  // One after the other they would wait for minutes.
  expect(Date.now() - began).toBeLessThan(30_000)
})

it('with the CMS and the database down, pages that were drawn in this process still serve', async () => {
  await revalidate(shop, ['/en-eu/products'])
  await shop.page('/products')
  await setFaults(shop.stack.lake, [...failing])
  await shop.stack.kill('postgres')
  await revalidate(shop, ['/en-eu/products'])
  expect(await shop.page('/products')).toContain(product.title)
  await shop.stack.start('postgres')
  const recovering = Date.now()
  await setFaults(shop.stack.lake, [])
  await drawnAfter('/products', recovering)
})
