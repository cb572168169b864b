import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { variantPath } from '#lib/catalog/variant-path.ts'
import { routePath } from '#sanity/routes.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { openShop, type Shop } from './support/shop.ts'
import { onlyOne, sellOut } from './support/sold-out.ts'

let shop: Shop
let browser: Browser
let page: Page
beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const arrived = (path: string) => page.waitForURL(shop.stack.site + path)
const heading = () => page.getByRole('heading', { level: 1 }).innerText()

it('leads from the home page through the list to a product', async () => {
  await page.goto(shop.stack.site)
  await page
    .getByRole('main')
    .getByRole('link', { name: /everything|all/i })
    .first()
    .click()
  await arrived(routePath('products'))
  const card = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  const title = (await card.innerText()).split('\n')[0]
  await card.click()
  await arrived(`${routePath('products')}/*`)
  expect(await heading()).toBe(title)
})

it('takes an address for an alert, and says so', async () => {
  await sellOut(shop)
  await page.goto(`${shop.stack.site}${onlyOne.path}`)
  await page.getByRole('textbox', { name: /is back/ }).fill('plain@example.com')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await arrived(routePath('alertResult', 'thanks'))
  const waiting = await shop.rows('select 1 from stock_alerts where email = $1', ['plain@example.com'])
  expect(waiting).toHaveLength(1)
})

it('has an address checked by the browser, and leads back to the form with one that the shop refuses', async () => {
  await page.goto(`${shop.stack.site}${onlyOne.path}`)
  const field = page.getByRole('textbox', { name: /is back/ })
  const refusal = page.getByText('We cannot write to the address you gave.')
  expect(await refusal.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Tell me' }).click()
  expect(await field.evaluate((input: HTMLInputElement) => input.matches(':focus:invalid'))).toBe(true)
  await arrived(onlyOne.path)
  await field.fill('nobody@nowhere')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await arrived(`${variantPath('ebb-rimmed-plate', onlyOne.sku)}#alert-refused`)
  expect(await refusal.isVisible()).toBe(true)
  await field.fill('second@example.com')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await arrived(routePath('alertResult', 'thanks'))
})

it('says that nothing stands at an address', async () => {
  for (const path of ['/products/nothing', '/wish-list/nothing', '/categories/nothing?glaze=slate']) {
    const response = await page.goto(`${shop.stack.site}${path}`)
    expect([path, response?.status(), await heading()]).toEqual([path, 404, 'Nothing stands here'])
  }
})

it('finds from there what an address with a slip of the pen meant', async () => {
  await page.goto(`${shop.stack.site}/products/lunna-mug`)
  expect(await page.getByRole('main').getByRole('searchbox').inputValue()).toBe('lunna mug')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await arrived(`${routePath('search')}?q=lunna+mug`)
  expect(await page.getByRole('main').getByRole('link', { name: 'Luna mug' }).count()).toBeGreaterThan(0)
})
