import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '#sanity/registry/routes.ts'
import { matchPath, routePath } from '#sanity/routes.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import {
  goOffline,
  openMenu,
  openZoom,
  receiveWishList,
  seekSuggestions,
  shareWishList,
} from '#tests/support/shopper.ts'
import { everyPath } from './support/crawl.ts'
import { tabTo } from './support/keyboard.ts'
import { openShop, type Shop } from './support/shop.ts'
import { onlyOne, sellOut } from './support/sold-out.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
/** What a page may move while it loads, as Chromium scores it. */
const allowedShift = 0.01

/** What a route shows besides its first page, and addresses that nobody has. */
const addresses = [
  onlyOne.path,
  '/products/luna-mug/mug-luna-s-ten',
  '/products?glaze=oatmeal&stock=in&sort=price',
  '/products?glaze=oatmeal&category=vases&price=0-20',
  '/search?q=mug',
  '/search?q=bicycle',
  '/alerts/thanks',
  '/nowhere',
  '/products/nowhere',
  '/en-us/products/luna-mug',
]
const isMissing = (path: string) => path.endsWith('/nowhere')

interface State {
  name: string
  path: string
  enter(page: Page): Promise<void>
  /** Up to which width there is such a state, in CSS pixels. */
  upTo?: number
  /** What is meant to stand in the console. */
  says?: RegExp
}

/** What a shopper makes of a page. */
const states: State[] = [
  { name: 'a picture enlarged', path: '/products/luna-mug', enter: openZoom },
  { name: 'the menu', path: '/', enter: openMenu, upTo: 390 },
  { name: 'suggestions', path: '/', enter: seekSuggestions },
  { name: 'no network', path: '/products/luna-mug', enter: goOffline },
  // The browser reports by itself that the form was refused.
  { name: 'an address that is none', path: onlyOne.path, enter: askWithoutAddress, says: / 422 / },
  { name: 'a wish list that is shared', path: '/products/luna-mug', enter: shareWishList },
  { name: 'a wish list that was received', path: '/products/luna-mug', enter: receiveWishList },
]

let shop: Shop
let browser: Browser
let paths: string[]
beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
  await sellOut(shop)
  const kept = new Map((await everyPath(shop)).map((path) => [matchPath(path)?.route.id, path]))
  kept.delete(undefined)
  const drawnAnew = routes.filter(({ perRequest, pattern }) => perRequest && !pattern.includes('['))
  paths = [...new Set([...kept.values(), ...drawnAnew.map(({ id }) => routePath(id)), ...addresses])]
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const themes = ['light', 'dark'] as const

describe.each([390, 1440])('at %i px', (width) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  })
  afterAll(() => context?.close())

  it('no page keeps anybody out, moves, fails a request or says anything to the console', async () => {
    const faults: string[] = []
    for (const path of paths) {
      const page = await context.newPage()
      faults.push(...(await faultsOf(page, path)).map((fault) => `${path} ${fault}`))
      await page.close()
    }
    expect(faults).toEqual([])
  }, 600_000)

  it.each(states.filter(({ upTo = width }) => width <= upTo))(
    'nor does $name',
    async ({ path, enter, says }) => {
      const own = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
      try {
        const page = await own.newPage()
        const faults = listen(page, path)
        await visit(page, path)
        await enter(page)
        const unexpected = faults.filter((fault) => !says?.test(fault))
        expect([...unexpected, ...(await movesOf(page)), ...(await barriersOf(page))]).toEqual([])
      } finally {
        await own.close()
      }
    },
  )
})

it('a page is light on paper, and has nothing there to be pressed', async () => {
  const page = await browser.newPage({ colorScheme: 'dark' })
  try {
    await visit(page, '/products/luna-mug')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(ground).toBe('rgb(255, 255, 255)')
    expect(await page.locator('header[data-frame] a:visible').count()).toBe(1)
    expect(await page.locator('main :is(button, form, nav):visible, footer:visible').count()).toBe(0)
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
    expect(await page.locator('main img:visible').count()).toBeGreaterThan(0)
  } finally {
    await page.close()
  }
})

/** Opens a page, and waits until it has all that it asks for by itself. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${shop.stack.site}${path}`)
  await hydrated(page)
  await page.waitForLoadState('networkidle')
}

/** What is wrong with a page, each in words. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults = listen(page, path)
  await visit(page, path)
  return [...faults, ...(await movesOf(page)), ...(await barriersOf(page))]
}

async function movesOf(page: Page): Promise<string[]> {
  const shift = await page.evaluate(layoutShift)
  return shift > allowedShift ? [`moves by ${shift.toFixed(3)}`] : []
}

/** What axe finds on a page as it stands, in both themes. */
async function barriersOf(page: Page): Promise<string[]> {
  const barriers: string[] = []
  await page.evaluate(axe)
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate<AxeResults, string[]>(
      (values) => (globalThis as never as { axe: typeof import('axe-core') }).axe.run({ runOnly: values }),
      rules,
    )
    for (const { id, nodes } of violations)
      barriers.push(
        `breaks ${id} in ${colorScheme} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
  }
  return barriers
}

async function askWithoutAddress(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /is back/ }).fill('nobody@nowhere')
  await page.getByRole('button', { name: 'Tell me' }).click()
  await page.getByText('This email address looks incomplete.').waitFor()
}

/** Faults that the page reports from now on. */
function listen(page: Page, path: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    // The browser reports that the page itself is a 404, which it is meant to be.
    if (!(isMissing(path) && message.text().includes('404'))) faults.push(`says: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`throws: ${error.message}`))
  page.on('requestfailed', (request) => {
    // What the browser itself calls off, such as a prefetch of the page to which it goes, did not fail.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`asks in vain for ${request.url()}`)
  })
  return faults
}

/** How far the page has moved by itself since it began to load, not as an answer to who uses it. Runs in the page. */
function layoutShift(): number {
  const observer = new PerformanceObserver(() => {})
  observer.observe({ type: 'layout-shift', buffered: true })
  const shifts = observer.takeRecords() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]
  observer.disconnect()
  const unasked = shifts.filter(({ hadRecentInput }) => !hadRecentInput)
  return unasked.reduce((sum, { value }) => sum + value, 0)
}

it('leads from the home page to an alert by keyboard alone', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const follow = async (link: string, path: string) => {
    await tabTo(page, page.getByRole('link', { name: link }))
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${path}`)
    await page.waitForFunction(() => document.activeElement?.matches('h1'))
  }
  await visit(page, routePath('home'))
  await follow('Everything we make', routePath('products'))
  await follow(onlyOne.title, onlyOne.path)
  await tabTo(page, page.getByRole('textbox', { name: /is back/ }))
  await page.keyboard.type('keys@example.com')
  await page.keyboard.press('Enter')
  await page.getByText('We will write to keys@example.com once').waitFor()
  await context.close()
})
