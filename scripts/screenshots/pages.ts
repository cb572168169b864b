import type { Browser, Page } from 'playwright-core'
import { pathOf, routePath } from '#sanity/routes.ts'
import type { TestStack } from '#tests/support/stack.ts'
import type { Album } from './album.ts'
import { settled } from './settled.ts'
import { product, soldOut } from './subject.ts'

/** The widths at which pages are judged, and how much of a long page is shown: CSS pixels. */
const sizes = [
  { width: 390, cut: 1500, screen: 844 },
  { width: 768, cut: 1300, screen: 1024 },
  { width: 1440, cut: 1500, screen: 900 },
]

interface Subject {
  name: string
  path: string
  /** In a window as tall as the picture: something keeps to its lower edge. */
  isTall?: boolean
}

const pages: Subject[] = [
  { name: 'home', path: routePath('home') },
  { name: 'listing', path: routePath('products'), isTall: true },
  {
    name: 'listing-filtered',
    path: `${routePath('products')}?glaze=oatmeal&stock=in&sort=price`,
    isTall: true,
  },
  {
    name: 'listing-nothing',
    path: `${routePath('products')}?category=vases&glaze=oatmeal&stock=in&price=100`,
    isTall: true,
  },
  { name: 'category', path: pathOf('category', 'vases'), isTall: true },
  { name: 'product', path: product.path },
  { name: 'product-sold-out', path: soldOut.variantPath },
  { name: 'journal', path: routePath('journal') },
  { name: 'article', path: pathOf('article', 'reading-a-celadon') },
  { name: 'author', path: pathOf('author', 'nuala-garvey') },
  { name: 'about', path: pathOf('page', 'about') },
  { name: 'help-all', path: routePath('helpIndex') },
  { name: 'help', path: routePath('help', 'sizes-and-glazes') },
  { name: 'search', path: `${routePath('search')}?q=mug` },
  { name: 'search-nothing', path: `${routePath('search')}?q=xylophone` },
  { name: 'wish-list', path: routePath('wishList') },
  { name: 'alert', path: routePath('alertResult', 'thanks') },
  { name: 'not-found', path: pathOf('product', 'a-pot-that-never-was') },
]

/** What is shown in the dark as well. */
const dark = ['home', 'listing', 'product', 'article', 'search']

export async function picturePages(browser: Browser, { site }: TestStack, album: Album): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { width, cut, screen } of sizes) {
      const viewport = { width, height: screen }
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme })
      const page = await context.newPage()
      for (const { name, path, isTall } of colorScheme === 'dark' ? pages.filter(isDark) : pages) {
        // From a blank page: a path that differs by its fragment alone would not load anew.
        await page.goto('about:blank')
        await page.setViewportSize({ width, height: isTall ? cut : screen })
        await page.goto(`${site}${path}`)
        await settled(page)
        await album.add(
          `${name}${colorScheme === 'dark' ? '-dark' : ''}-${width}`,
          await upperPart(page, cut),
        )
      }
      await context.close()
    }
  }
}

function isDark({ name }: (typeof pages)[number]): boolean {
  return dark.includes(name)
}

async function upperPart(page: Page, cut: number): Promise<Buffer> {
  const { width, height } = await page.evaluate(() => ({
    width: innerWidth,
    height: document.documentElement.scrollHeight,
  }))
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, cut) } })
}
