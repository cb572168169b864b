import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { type AllowedError, watchConsoles } from './console-watch.ts'
import { keepPicture } from './picture.ts'
import { openShop, type Shop } from './shop.ts'
import { studioErrors } from './studio-errors.ts'

export interface StudioDesk {
  readonly shop: Shop
  /** A browser of someone else, with a session of its own: that of the token, or of who is let in without one. */
  person(token?: string): Promise<BrowserContext>
  /**
   * A new tab of the first editor, or of the browser given, at a path of the Studio. The tabs that the same browser had
   * are closed: each open document costs the machine as much as a test.
   */
  tab(path?: string, context?: BrowserContext): Promise<Page>
}

/**
 * One shop and one browser for all tests of a file. A test during which any Studio reports an error that is not on the
 * list fails.
 *
 * @param allowed errors that the tests of the file bring about on purpose, each with its reason.
 */
export function studioDesk(allowed: readonly AllowedError[] = []): StudioDesk {
  const consoles = watchConsoles()
  let shop: Shop
  let browser: Browser
  let first: BrowserContext
  let told = 0

  const person: StudioDesk['person'] = async (token) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    if (token) await logIn(context, shop.stack.environment.sanity.projectId, token)
    return context
  }

  beforeAll(async () => {
    shop = await openShop()
    browser = await launchBrowser()
    first = await person()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepAll(browser, `failed: ${task.name}`)
    const fresh = consoles.errors().slice(told)
    told += fresh.length
    expect(fresh, 'what the console of the Studio reported').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  return {
    get shop() {
      return shop
    },
    person,
    async tab(path = '', context = first) {
      for (const open of context.pages()) await open.close()
      const page = await context.newPage()
      page.setDefaultTimeout(45_000)
      consoles.follow(page, [...studioErrors, ...allowed])
      await page.goto(`${shop.stack.site}/studio${path}`)
      return page
    },
  }
}

/** Leaves the token where the Studio itself keeps that of its session. */
async function logIn(context: BrowserContext, projectId: string, token: string): Promise<void> {
  const session = { key: `__studio_auth_token_${projectId}`, value: JSON.stringify({ token }) }
  await context.addInitScript(({ key, value }) => localStorage.setItem(key, value), session)
}

async function keepAll(browser: Browser, name: string): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) await keepPicture(page, `${name} ${index}`)
}
