import type { Browser, Page } from 'playwright-core'
import { routePath } from '#sanity/routes.ts'
import type { TestStack } from '#tests/support/stack.ts'
import type { Album } from './album.ts'
import { settled } from './settled.ts'
import { product } from './subject.ts'

const screens = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
]

interface State {
  name: string
  path: string
  /** What a shopper does to see it. */
  enter(page: Page): Promise<unknown>
  /** Up to which width there is such a state, in CSS pixels. */
  upTo?: number
}

const states: State[] = [
  {
    name: 'zoom',
    path: product.path,
    enter: async (page) => {
      await page
        .getByRole('region', { name: /^Pictures of/ })
        .getByRole('link')
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
      await settledDialog(page)
    },
  },
  {
    name: 'drawer',
    path: routePath('home'),
    upTo: 390,
    enter: async (page) => {
      await page.getByText('Menu', { exact: true }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'suggestions',
    path: routePath('home'),
    enter: async (page) => {
      const field = page.getByRole('banner').locator('input[name="q"]').filter({ visible: true })
      if ((await field.count()) === 0) await page.getByRole('banner').getByText('Search').first().click()
      await field.first().pressSequentially('mug', { delay: 80 })
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'offline',
    path: product.path,
    enter: async (page) => {
      await page.context().setOffline(true)
      await page.getByText(/^You are offline/).waitFor()
    },
  },
]

/** What pages look like once something was done on them, as a screen shows it. */
export async function pictureStates(browser: Browser, { site }: TestStack, album: Album): Promise<void> {
  for (const viewport of screens) {
    for (const { name, path, enter } of states.filter(({ upTo = Infinity }) => viewport.width <= upTo)) {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light' })
      const page = await context.newPage()
      await page.goto(`${site}${path}`)
      await settled(page)
      await enter(page)
      await album.add(`${name}-${viewport.width}`, await page.screenshot())
      await context.close()
    }
  }
}

async function settledDialog(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))))
}
