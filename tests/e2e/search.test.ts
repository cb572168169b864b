import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routePath } from '#sanity/routes.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let browser: Browser
beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const address = (text: string, more = '') =>
  `${shop.stack.site}${routePath('search')}?q=${encodeURIComponent(text)}${more}`
async function within(options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<void>) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...options,
  })
  try {
    await use(await context.newPage())
  } finally {
    await context.close()
  }
}
const field = (page: Page) => page.getByRole('banner').locator('input[name=q]')
const status = (page: Page) => page.getByRole('main').getByRole('status').innerText()
const results = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts()

describe('without JavaScript', () => {
  it('a shopper opens the menu, searches from the header and follows a result', () =>
    within({ javaScriptEnabled: false }, async (page) => {
      await page.goto(shop.stack.site)
      await page.getByText('Menu').click()
      expect(await page.getByRole('banner').getByRole('link', { name: 'Bowls' }).isVisible()).toBe(true)
      await page.getByText('Menu').click()
      await field(page).fill('Luna mug')
      await field(page).press('Enter')
      await page.waitForURL(({ searchParams }) => searchParams.get('q') === 'Luna mug')
      expect((await results(page))[0]).toBe('Luna mug')
      expect(await page.getByRole('main').locator('mark').first().innerText()).toBe('Luna')
      await page.getByRole('main').getByRole('link', { name: 'Luna mug' }).click()
      await page.waitForURL('**/products/luna-mug')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Luna mug')
    }))

  it('finds products, articles and help, and one kind alone', () =>
    within({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address('glaze'))
      const kinds = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
      expect(kinds).toEqual(expect.arrayContaining(['Products', 'Journal', 'Help']))
      await page.getByRole('main').getByRole('link', { name: /^Help/ }).click()
      await page.waitForURL(address('glaze', '&kind=help'))
      expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
        'Help',
      ])
    }))

  it('finds a size however it is spaced', () =>
    within({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address('250 ml'))
      const apart = await results(page)
      expect(apart).not.toEqual([])
      await page.goto(address('250ml'))
      expect(await results(page)).toEqual(apart)
    }))

  it('takes a word that stands nowhere for the one that was meant', () =>
    within({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address('tepot'))
      expect(await status(page)).toContain('teapot')
      expect(await results(page)).toContain('Hearth teapot')
    }))
})

it.each([
  ['nothing', ''],
  ['10,000 characters', 'mug '.repeat(2_500)],
  ['one long word', 'x'.repeat(6_000)],
  ['control characters', '\u0000\u0001\u001f\u007f'],
  ['punctuation', '!&|<>:*()\'"\\%_'],
  ['the language of queries', "mug:* & !bowl | 'x' <-> y"],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['other scripts', '茶碗 чашка كوب'],
  ['words that stand nowhere', 'qqqqqq wwwwww'],
])('answers %s with a page', async (_what, text) => {
  for (const more of ['', '&kind=product&page=400', '&kind=none&page=-1', '&page=1e9&page=2&kind=a&kind=b']) {
    const response = await fetch(address(text, more))
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<h1')
  }
  const suggestions = await fetch(`${shop.stack.site}/api/suggestions?q=${encodeURIComponent(text)}`)
  expect(suggestions.status).toBe(200)
})

it('takes halves of characters for none', async () => {
  for (const raw of ['%ED%A0%80', '%00', '%FF%FE', '%']) {
    const response = await fetch(`${shop.stack.site}/search?q=${raw}`)
    expect(response.status).toBeLessThan(500)
  }
})

it('shows nothing as markup that a shopper or an editor typed', async () => {
  const page = await (await fetch(address('<img src=x onerror=alert(1)>'))).text()
  expect(page).not.toContain('<img src=x')
})

it('suggests what is meant, and leads there by keyboard', () =>
  within({ viewport: { width: 1440, height: 900 } }, async (page) => {
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(shop.stack.site)
    await hydrated(page)
    await field(page).focus()
    await page.keyboard.type('tepo', { delay: 20 })
    await page.getByRole('banner').getByRole('combobox').waitFor()
    await page.keyboard.type('t', { delay: 20 })
    expect(await field(page).inputValue()).toBe('tepot')
    await page.getByRole('option', { name: /Hearth teapot/ }).waitFor()
    // What was suggested for the beginning stands there until the number of results is known.
    await page.getByRole('option', { name: /(\d+ results|The one result) for “tepot”/ }).waitFor()
    const active = async () => {
      const id = await field(page).getAttribute('aria-activedescendant')
      return id ? page.locator(`[id="${id}"]`).innerText() : ''
    }
    for (let press = 0; press < 10 && !(await active()).includes('Hearth teapot'); press++) {
      const before = await active()
      await page.keyboard.press('ArrowDown')
      await eventually(async () => expect(await active()).not.toBe(before))
    }
    expect(await active()).toContain('Hearth teapot')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/products/hearth-teapot')
    // The heading takes the focus a moment after the address has changed.
    await page.waitForFunction(() => document.activeElement?.matches('h1'))
    await field(page).fill('celadon')
    await field(page).press('Enter')
    await page.waitForURL('**/search?q=celadon')
    expect(faults).toEqual([])
  }))

it('opens the menu as a drawer that gives the focus back', () =>
  within({}, async (page) => {
    await page.goto(shop.stack.site)
    await hydrated(page)
    const menu = page.getByText('Menu').first()
    await menu.focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await eventually(async () =>
      expect(await menu.evaluate((element) => element === document.activeElement)).toBe(true),
    )
    await page.keyboard.press('Enter')
    await drawer.getByRole('link', { name: 'Bowls' }).click()
    await page.waitForURL('**/categories/bowls')
    await drawer.waitFor({ state: 'detached' })
    await menu.click()
    await eventually(async () =>
      expect(await drawer.getByRole('link', { name: 'Bowls' }).getAttribute('aria-current')).toBe('page'),
    )
  }))

it('says so when the database is down, and is there again with it', async () => {
  await shop.stack.kill('postgres')
  try {
    const response = await fetch(address('mug'))
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('rests for a moment')
    const suggestions = await fetch(`${shop.stack.site}/api/suggestions?q=mug`)
    expect(suggestions.status).toBe(503)
  } finally {
    await shop.stack.start('postgres')
  }
  await expect.poll(async () => (await fetch(address('mug'))).text(), { timeout: 60_000 }).toContain('<mark>')
})
