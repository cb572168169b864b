import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { watchConsoles } from './support/console-watch.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let browser: Browser
const consoles = watchConsoles()
const product = 'product-luna-mug'
const sku = 'MUG-LUNA-L-OAT'

beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function visitor(options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  consoles.follow(page)
  return page
}

const ask = (page: Page, data: Record<string, string | undefined>) =>
  page.request.post(`${shop.stack.site}/api/wish-list`, { data })
/** Waits until so many things stand on the list that is shown. */
const holds = (page: Page, count: number) =>
  eventually(async () => expect(await cards(page).count()).toBe(count))
const cards = (page: Page) => page.getByRole('main').getByRole('article')

it('is kept, shared, ended and cleared without an account and without JavaScript', async () => {
  const page = await visitor({ javaScriptEnabled: false })
  await page.goto(`${shop.stack.site}/wish-list`)
  await page.getByRole('heading', { name: 'Nothing on it yet' }).waitFor()
  expect(await page.context().cookies()).toEqual([])
  for (const item of [{ product }, { product, sku }]) await ask(page, { action: 'add', ...item })
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ name: 'restock_wish_list', httpOnly: true, sameSite: 'Lax' })

  await page.goto(`${shop.stack.site}/wish-list`)
  await holds(page, 2)
  await cards(page).first().getByText('Sold out').waitFor()
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.getByLabel('Address of your wish list').inputValue()

  const friend = await visitor({ javaScriptEnabled: false })
  await friend.goto(address)
  await holds(friend, 2)
  expect(await friend.getByRole('button', { name: /^Remove/ }).count()).toBe(0)
  expect(await friend.locator('meta[name="robots"]').getAttribute('content')).toContain('noindex')
  expect(await friend.context().cookies()).toEqual([])

  await page
    .getByRole('button', { name: /^Remove Luna mug/ })
    .first()
    .click()
  await holds(page, 1)
  await page.getByRole('button', { name: 'Put it back' }).click()
  await holds(page, 2)

  await page.getByRole('button', { name: 'Stop sharing' }).click()
  await page.waitForURL('**/wish-list?outcome=unshared')
  // Asked without a page: Chromium notes in the console that its document was not found.
  expect((await friend.request.get(address)).status()).toBe(404)
})

it('says what has left the shop, and follows what was renamed', async () => {
  const page = await visitor()
  await ask(page, { action: 'add', product, sku })
  await ask(page, { action: 'add', product: 'product-otter-bowl-that-never-was' })
  await shop.editor
    .patch(product)
    .set({ title: 'Moon mug' })
    .unset([`variants[sku == "${sku}"]`])
    .commit()
  await page.goto(`${shop.stack.site}/wish-list`)
  await holds(page, 1)
  await cards(page).getByText('No longer made like this').waitFor()
  await page.getByRole('heading', { name: 'Moon mug' }).waitFor()

  await shop.editor.patch(product).unset(['slug']).commit()
  await page.reload()
  await cards(page).getByText('No longer in the shop').waitFor()
})

it('shows its own notes while the CMS is down', async () => {
  // Nobody follows its console: pictures come from the lake, and fail with it.
  const page = await browser.newPage()
  await ask(page, { action: 'add', product: 'product-pier-mug' })
  await shop.stack.stop('lake')
  await page.goto(`${shop.stack.site}/wish-list`)
  await cards(page).getByRole('heading', { name: 'Pier mug' }).waitFor()
  await page.getByText('Prices and pictures cannot be shown').waitFor()
  await shop.stack.start('lake')
})

it('takes nothing from other sites and nothing that is no request', async () => {
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${shop.stack.site}/api/wish-list`, { method: 'POST', body, headers, redirect: 'manual' })
  const json = { 'content-type': 'application/json' }
  const add = JSON.stringify({ action: 'add', product })
  expect((await post(add, { ...json, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post(add, { ...json, origin: 'https://evil.example' })).status).toBe(403)
  expect((await post('{', json)).status).toBe(400)
  expect((await post(add, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await post('x'.repeat(3_000), json)).status).toBe(413)
  for (const bad of ['drafts.product-luna-mug', '', '*', '\0', 'a'.repeat(200)])
    expect((await post(JSON.stringify({ action: 'add', product: bad }), json)).status, bad).toBe(422)
  const form = await post('action=add&product=%00', {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'text/html',
  })
  expect([form.status, form.headers.get('location')]).toEqual([303, '/wish-list?outcome=invalid'])
  const unshared = await shop.get('/wish-list/nothing')
  expect([unshared.status, unshared.headers.get('location')]).toEqual([307, '/wish-list/nothing/gone'])
  expect((await shop.get('/wish-list?outcome=<script>&outcome=added')).status).toBe(200)
})

it('brings no message to a console', () => {
  expect(consoles.errors()).toEqual([])
})
