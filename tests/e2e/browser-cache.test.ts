import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let browser: Browser
let page: Page
let product: { _id: string; title: string; slug: string; sku: string }
/**
 * Milliseconds: how far a page may be behind the server when it is opened, with two seconds for a busy machine, and until it has corrected itself when it
 * is only shown.
 */
const opened = 3_000
const shown = 10_000

beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
  product = await shop.editor.fetch(
    '*[_type == "product" && featured == true && !(_id in path("drafts.**"))] | order(_id) [0]{_id, title, "slug": slug.current, "sku": variants[0].sku}',
  )
})
beforeEach(async () => {
  await page?.close()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const heading = () => page.getByRole('heading', { level: 1 }).textContent()
const path = () => `/products/${product.slug}`

/** What the site has made of the last changes, for who reads why one did not come. */
async function latestDeliveries(): Promise<string> {
  const columns = 'id, subject, state, attempts, faults, reason, received_at, confirmed_at, seen_at, done_at'
  return JSON.stringify(await shop.rows(`select ${columns} from inbox order by id desc limit 5`))
}

let edits = 0
/** Publishes a title and waits until the server's pages have it. */
async function rename(id = product._id, field = 'title', pages = [path(), '/products']): Promise<string> {
  edits++
  const title = `Edited ${edits} times`
  await shop.editor
    .patch(id)
    .set({ [field]: title })
    .commit()
  await eventually(async () => {
    for (const one of pages) expect((await shop.page(one)).includes(title), `"${title}" on ${one}`).toBe(true)
  }, 60_000).catch(async (cause) => {
    throw new Error(`It did not become live: ${await latestDeliveries()}`, { cause })
  })
  return title
}

/** The moment within which something became so, in ms from now. */
async function soon(within: number, look: () => Promise<void>): Promise<void> {
  await eventually(look, within)
}

describe('a page is at most a second behind the server', () => {
  it('when it is loaded, and loaded again', async () => {
    await page.goto(shop.stack.site + path())
    const title = await rename()
    await page.goto(shop.stack.site + path())
    expect(await heading()).toBe(title)
    const next = await rename()
    await page.reload()
    expect(await heading()).toBe(next)
  })

  it('when it is opened by a link, also after it was visited, pointed at and linked to from elsewhere', async () => {
    await page.goto(`${shop.stack.site}/products`)
    await hydrated(page)
    const link = () => page.locator(`a[href="${path()}"]`).first()
    await link().click()
    await page.waitForURL(`**${path()}`)
    await page.locator('a[href="/products"]').first().click()
    await page.waitForURL('**/products')
    await link().hover()
    const title = await rename()
    await link().click()
    await page.waitForURL(`**${path()}`)
    await soon(opened, async () => expect(await heading()).toBe(title))
  })

  it('when only its frame has changed', async () => {
    await page.goto(`${shop.stack.site}/products`)
    await hydrated(page)
    const text = await rename('settings', 'announcement.text', ['/', '/journal', '/products'])
    await page.locator('a[href="/journal"]').first().click()
    await page.waitForURL('**/journal')
    await soon(opened, async () => expect(await page.locator('body').textContent()).toContain(text))
  })

  it('and no link is fetched before it is followed', async () => {
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.headers().rsc !== undefined) asked.push(request.url())
    })
    await page.goto(`${shop.stack.site}/products`)
    await hydrated(page)
    for (const link of await page.locator('main a').all())
      await link.hover({ force: true, timeout: 2_000 }).catch(() => {})
    expect(asked).toEqual([])
  })
})

describe('a page that is shown corrects itself within ten seconds', () => {
  it('after going back by links', async () => {
    await page.goto(shop.stack.site + path())
    await hydrated(page)
    await page.locator('a[href="/products"]').first().click()
    await page.waitForURL('**/products')
    const title = await rename()
    await page.goBack()
    await soon(shown + opened, async () => expect(await heading()).toBe(title))
    await page.goForward()
    await page.waitForURL('**/products')
    await soon(shown + opened, async () => expect(await page.locator('main').textContent()).toContain(title))
  })

  it('after going back to a document', async () => {
    await page.goto(shop.stack.site + path())
    await page.goto(`${shop.stack.site}/journal`)
    const title = await rename()
    await page.goBack()
    await soon(shown + opened, async () => expect(await heading()).toBe(title))
  })

  it('while it is only looked at', async () => {
    await page.goto(shop.stack.site + path())
    const title = await rename()
    await soon(shown + opened, async () => expect(await heading()).toBe(title))
  })

  it('when its document is gone', async () => {
    const address = '/pages/short-lived'
    await shop.editor.create({
      _id: 'page-short-lived',
      _type: 'page',
      title: 'Short-lived',
      slug: { _type: 'slug', current: 'short-lived' },
    })
    await eventually(async () => expect((await shop.get(address)).status).toBe(200))
    await page.goto(shop.stack.site + address)
    await shop.editor.delete('page-short-lived')
    await eventually(async () => expect((await shop.get(address)).status).toBe(404))
    await soon(shown + opened, async () => expect(await heading()).toBe('Nothing stands here'))
  })
})

describe('price and stock', () => {
  type Stock = { stock: Record<string, number> }
  const price = () => page.locator(`[data-sku="${product.sku}"]`).first().textContent()
  const state = () => page.locator(`[data-sku="${product.sku}"]`).first().getAttribute('data-stock')

  it('follow the server while the page is shown', async () => {
    const address = `${path()}/${product.sku.toLowerCase()}`
    await page.goto(shop.stack.site + address)
    await shop.editor
      .patch(product._id)
      .set({ 'variants[0].prices[currency == "EUR"].amount': 123_400 })
      .commit()
    await eventually(async () => expect(await shop.page(address)).toContain('1,234'))
    await soon(shown + opened, async () => expect(await price()).toContain('1,234'))
    const count = await shop.editor.fetch<number>(`*[_id == "inventory-${product.sku}"][0].onHand`)
    await shop.editor.patch(`inventory-${product.sku}`).set({ onHand: 0 }).commit()
    await eventually(async () => {
      const { stock } = (await (await shop.get(`/api/stock?sku=${product.sku}`)).json()) as Stock
      expect(stock[product.sku]).toBeLessThanOrEqual(0)
    })
    await soon(shown + opened, async () => expect(await state()).toBe('soldOut'))
    await shop.editor.patch(`inventory-${product.sku}`).set({ onHand: count }).commit()
  })

  it('are looked at again when the page is shown again', async () => {
    const read = page.waitForResponse(/\/api\/stock\?/)
    await page.goto(shop.stack.site + path())
    await read
    // Within a second of its last answer the page asks for none. Its own clock is late when the machine is.
    await page.evaluate(() => new Promise((passed) => setTimeout(passed, 1_500)))
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await soon(opened, async () => expect(asked).toEqual(expect.arrayContaining(['/api/stock', path()])))
  })
})

it('asking whether a page has changed costs an answer without a body', async () => {
  await page.goto(shop.stack.site + path())
  const asking = page.waitForEvent('requestfinished', {
    predicate: (request) => request.resourceType() === 'fetch' && request.url().endsWith(path()),
  })
  expect((await (await asking).sizes()).responseBodySize).toBe(0)
})
