import type { Browser, Page } from 'playwright-core'
import { openProduct, openStock } from '#tests/e2e/support/editor.ts'
import type { TestStack } from '#tests/support/stack.ts'
import type { Album } from './album.ts'
import { drawn } from './settled.ts'
import { desk } from './studio.ts'
import { draft, soldOut } from './subject.ts'

const address = 'mara@example.com'

/** A shopper waits, an editor receives five, and the mail lies in the inbox. */
export async function pictureMail(browser: Browser, stack: TestStack, album: Album): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  const page = await context.newPage()
  await signUp(page, stack.site)
  await receive(browser, stack.site)

  await page.goto(stack.inbox)
  await page.getByRole('link', { name: address }).click()
  await page.frameLocator('iframe').getByRole('heading', { name: 'is back' }).waitFor()
  await drawn(page)
  await album.add('mail', await page.screenshot())
  await context.close()
}

async function signUp(page: Page, site: string): Promise<void> {
  await page.goto(`${site}${soldOut.variantPath}`)
  await page.getByLabel(`Tell me when ${soldOut.variant} is back`).fill(address)
  await page.getByRole('button', { name: 'Tell me' }).filter({ visible: true }).click()
  await page.getByText(`We will write to ${address} once`).waitFor()
}

async function receive(browser: Browser, site: string): Promise<void> {
  const context = await desk(browser)
  const editor = await context.newPage()
  // The list of the Studio shows drafts by the names they have there.
  await openProduct(editor, site, draft.title)
  const stock = await openStock(editor, soldOut.sku)
  await stock.getByLabel(`Pieces of ${soldOut.sku} that arrived`).fill('5')
  await stock.getByRole('button', { name: 'Receive' }).click()
  await stock.getByRole('status').filter({ hasText: '5 received.' }).waitFor()
  await context.close()
}
