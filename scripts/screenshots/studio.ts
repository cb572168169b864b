import type { Browser, BrowserContext } from 'playwright-core'
import { openProduct, openStock } from '#tests/e2e/support/editor.ts'
import type { TestStack } from '#tests/support/stack.ts'
import type { Album } from './album.ts'
import { drawn } from './settled.ts'
import { product, soldOut } from './subject.ts'

/** A window as wide as an editor's. */
export function desk(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
}

/** Structure with a product open: its text, and the stock beside its variants. */
export async function pictureStudio(browser: Browser, { site }: TestStack, album: Album): Promise<void> {
  const context = await desk(browser)
  const page = await context.newPage()
  await openProduct(page, site, product.title)
  await drawn(page)
  await album.add('studio-product', await page.screenshot())

  const stock = await openStock(page, soldOut.sku)
  await stock.getByText('Available').waitFor()
  await drawn(page)
  await album.add('studio-stock', await page.screenshot())
  await context.close()
}
