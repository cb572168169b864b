import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { watchConsoles } from './support/console-watch.ts'
import { field, openProduct } from './support/editor.ts'
import { openShop, type Shop } from './support/shop.ts'
import { studioErrors } from './support/studio-errors.ts'

let shop: Shop
let browser: Browser
let page: Page
let title: string
const consoles = watchConsoles()

beforeAll(async () => {
  shop = await openShop()
  title = await shop.editor.fetch('*[_type == "product"] | order(_id) [0].title')
  browser = await launchBrowser()
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 } })
  page = await context.newPage()
  page.setDefaultTimeout(40_000)
  consoles.follow(page, studioErrors)
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

it('an editor comments on a field, and the comment stays', async () => {
  await openProduct(page, shop.stack.site, title)
  const name = page.getByTestId('field-title')
  await name.hover()
  await name
    .getByRole('button', { name: /comment/i })
    .first()
    .click()
  const input = page.getByTestId('comment-input').last()
  await input.getByTestId('comment-input-editable').click()
  await page.keyboard.type('Is this name right?')
  await input.getByTestId('comment-input-send-button').click()
  const comments = shop.editor.withConfig({ dataset: `${shop.stack.environment.sanity.dataset}-comments` })
  await eventually(async () => expect(await comments.fetch('count(*[_type == "comment"])')).toBe(1))
  await page.reload()
  await field(page, 'Name').waitFor()
  await page.getByTestId('comments-list-item').getByText('Is this name right?').waitFor()
})

it('an editor makes a task of it', async () => {
  await page.getByTestId('tasks-toolbar').click()
  await page.getByRole('button', { name: 'Create new task' }).click()
  await page.getByRole('textbox', { name: /title/i }).last().fill('Photograph the glaze')
  await page.getByRole('button', { name: 'Create Task' }).last().click()
  await page.getByText('Task created').waitFor()
  await page.getByTestId('tasks-list-item').getByText('Photograph the glaze').waitFor()
})

it('neither reached the shop, and the consoles were quiet', async () => {
  expect(await shop.rows("select * from inbox where sender = 'sanity'")).toEqual([])
  expect(consoles.errors()).toEqual([])
})
