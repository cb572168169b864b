import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

const heading = () => page.getByRole('heading', { level: 1 }).innerText()

it('leads from the home page through the list to a product', async () => {
  await page.goto(shop.stack.site)
  await page
    .getByRole('main')
    .getByRole('link', { name: /everything|all/i })
    .first()
    .click()
  expect(new URL(page.url()).pathname).toBe(routePath('products'))
  const card = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  const title = (await card.innerText()).split('\n')[0]
  await card.click()
  expect(await heading()).toBe(title)
})

it('takes an address for an alert, and says so', async () => {
  await sellOut(shop)
  await page.goto(`${shop.stack.site}${onlyOne.path}`)
  await page.getByRole('textbox', { name: /is back/ }).fill('plain@example.com')
  await page.getByRole('button', { name: 'Tell me' }).click()
  expect(new URL(page.url()).pathname).toBe(routePath('alertResult', 'thanks'))
  const waiting = await shop.rows('select 1 from stock_alerts where email = $1', ['plain@example.com'])
  expect(waiting).toHaveLength(1)
})
