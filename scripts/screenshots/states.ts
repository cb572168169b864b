import type { Browser, Page } from 'playwright-core'
import { pathOf, routePath } from '#sanity/routes.ts'
import { goOffline, openMenu, openZoom, seekSuggestions, shareWishList } from '#tests/support/shopper.ts'
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
  enter(page: Page): Promise<void>
  /** Up to which width there is such a state, in CSS pixels. */
  upTo?: number
}

const states: State[] = [
  { name: 'zoom', path: product.path, enter: openZoom },
  { name: 'drawer', path: routePath('home'), enter: openMenu, upTo: 768 },
  { name: 'suggestions', path: routePath('home'), enter: seekSuggestions },
  { name: 'wish-list-shared', path: product.path, enter: shareWishList },
  { name: 'offline', path: product.path, enter: goOffline },
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

/** A page of which nothing is known while the CMS does not answer. The lake of the stack is gone afterwards. */
export async function pictureOutage(browser: Browser, stack: TestStack, album: Album): Promise<void> {
  await stack.kill('lake')
  const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light' })
  const page = await context.newPage()
  for (const viewport of screens) {
    await page.setViewportSize(viewport)
    await page.goto(`${stack.site}${pathOf('product', 'a-pot-that-nobody-saw')}`)
    await settled(page)
    await album.add(`outage-${viewport.width}`, await page.screenshot())
  }
  await context.close()
}
