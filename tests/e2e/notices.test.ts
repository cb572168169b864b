import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { watchConsoles } from './support/console-watch.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let browser: Browser
const consoles = watchConsoles('warning')

beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(shop.stack.site + path)
  if (options.javaScriptEnabled !== false) await hydrated(page)
  return page
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

it('takes a product onto the wish list from its page, and off again', async () => {
  const page = await open('/products/luna-mug')
  consoles.follow(page)
  await page.getByRole('button', { name: 'Add to wish list' }).click()
  await page.getByRole('button', { name: 'Remove from wish list' }).waitFor()
  await page.getByText('It is on your wish list.').waitFor({ state: 'attached' })
  await page.reload()
  await page.getByRole('button', { name: 'Remove from wish list' }).waitFor()
  await page.getByRole('link', { name: 'See the list' }).click()
  await page.waitForURL('**/wish-list')
  await page.getByRole('main').getByRole('link', { name: 'Luna mug' }).click()
  await page.getByRole('button', { name: 'Remove from wish list' }).click()
  await page.getByRole('button', { name: 'Add to wish list' }).waitFor()
  expect(await (await page.request.get(`${shop.stack.site}/api/wish-list`)).json()).toEqual({ items: [] })
})

it('takes it without JavaScript too, and shows the list', async () => {
  const page = await open('/en-us/products/luna-mug', { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Add to wish list' }).click()
  await page.getByRole('status').getByText('It is on your wish list.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/en-us/wish-list')
})

it('puts the focus on the heading of the page that a link led to', async () => {
  const page = await open('/')
  consoles.follow(page)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Delivery' }).click()
  await page.waitForURL('**/help/delivery')
  await eventually(async () =>
    expect(await focused(page)).toBe(await page.getByRole('heading', { level: 1 }).textContent()),
  )
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/')
  await eventually(async () =>
    expect(await focused(page)).toBe(await page.getByRole('heading', { level: 1 }).textContent()),
  )
})

it('loads nothing in vain on a way through pages that are drawn for the request', async () => {
  const page = await open('/products/luna-mug')
  consoles.follow(page)
  const before = consoles.errors().length
  // Chromium tells of a preload that nothing used some seconds later.
  const told = () => page.waitForTimeout(6_000)
  const main = page.getByRole('main')
  const wishes = page.waitForResponse(/\/api\/wish-list$/)
  await page.getByRole('button', { name: 'Add to wish list' }).click()
  await wishes
  await page.getByRole('link', { name: 'See the list' }).click()
  await page.waitForURL('**/wish-list')
  await main.getByRole('link', { name: 'Luna mug' }).click()
  await page.waitForURL('**/products/luna-mug*')
  await told()
  await page.goto(`${shop.stack.site}/products?glaze=oatmeal`)
  await hydrated(page)
  await main.getByRole('article').first().getByRole('link').click()
  await page.waitForURL('**/products/*/*')
  await page.goBack()
  await page.waitForURL('**/products?glaze=oatmeal')
  await told()
  expect(consoles.errors().slice(before)).toEqual([])
})

it('keeps a large picture within the window, and the first of a card behind the second until that has come', async () => {
  const page = await open('/', { viewport: { width: 800, height: 800 } })
  const main = page.getByRole('main')
  const tallest = async () => (await main.locator('picture').first().boundingBox())?.height ?? Number.NaN
  expect(await tallest()).toBeLessThanOrEqual(0.62 * 800 + 1)
  const second = main.getByRole('article').first().locator('picture').nth(1)
  expect(await second.evaluate((frame) => getComputedStyle(frame).backgroundColor)).toBe('rgba(0, 0, 0, 0)')
  await main.locator('a[href^="/journal/"]').first().click()
  await page.waitForURL('**/journal/*')
  expect(await tallest()).toBeLessThanOrEqual(0.75 * 800 + 1)
})

it('says when the connection is lost and when it is back, and asks for nothing meanwhile', async () => {
  const page = await (await browser.newContext()).newPage()
  // What is asked for last, once the page stands.
  const late = [/\/api\/stock\?/, /\/api\/wish-list$/].map((address) => page.waitForResponse(address))
  await page.goto(`${shop.stack.site}/products/luna-mug`)
  await Promise.all(late)
  await page.waitForLoadState('networkidle')
  consoles.follow(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline.').waitFor()
  await page.waitForTimeout(11_000)
  await page.context().setOffline(false)
  await page.getByText('You are online again.').waitFor()
})

it.each(['/products/nothing', '/nothing/at/all'])('under %s offers a search and ways on', async (path) => {
  const page = await open(path)
  await page.getByRole('searchbox', { name: 'What are you looking for?' }).fill('mug')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?q=mug')
})

it('stays in the market in which nothing was found', async () => {
  const page = await open('/en-us/products/nothing')
  await page.getByRole('navigation', { name: 'Ways on' }).getByRole('link', { name: 'Journal' }).click()
  await page.waitForURL('**/en-us/journal')
})

it('leads from a slug in the wrong case to the right one', async () => {
  const response = await shop.get('/products/Luna-MUG')
  expect(response.status).toBe(308)
  // Next names it twice when it draws the page, and once when it has kept it.
  expect(new Set(response.headers.get('location')?.split(', '))).toEqual(new Set(['/products/luna-mug']))
  expect((await shop.get('/products/NOTHING')).status).toBe(404)
})

it.each([
  ['/Products', '/products'],
  ['/PRODUCTS/LUNA-MUG?ref=card', '/products/LUNA-MUG?ref=card'],
  ['/EN-US', '/en-us'],
  ['/En-Us/help', '/en-us/help'],
  ['/en-us/Journal', '/en-us/journal'],
  ['/Studio', '/studio'],
])('leads from %s to %s', async (path, target) => {
  const response = await shop.get(path)
  expect(response.status).toBe(308)
  expect(response.headers.get('location')).toBe(target)
})

it.each(['/api', '/_next', '/API', '/Api/products', '/studios'])(
  'answers %s with the whole page of what is not there',
  async (path) => {
    const response = await shop.get(path)
    expect(response.status).toBe(404)
    const html = await response.text()
    expect(html).toContain('<html lang="en')
    expect(html).toMatch(/<h1[^>]*>Nothing stands here</)
  },
)

it.each(['/api/nothing', '/api/products', '/api/wish-list/nothing'])(
  'answers %s as an API does',
  async (path) => {
    const response = await shop.get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: { message: 'There is nothing at this address.' } })
  },
)

it('brings no message to a console', () => {
  expect(consoles.errors()).toEqual([])
})
