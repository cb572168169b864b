import type { FrameLocator, Locator, Page } from 'playwright-core'
import { eventually } from '#tests/support/eventually.ts'

/** Begins at the Studio's front door and goes by its menus to a product. */
export async function openProduct(page: Page, site: string, title: string): Promise<void> {
  await page.goto(`${site}/studio`)
  await page.getByRole('link', { name: 'Products', exact: true }).click()
  await page.getByRole('listbox', { name: 'Products' }).getByRole('link', { name: title }).click()
  await field(page, 'Name').waitFor()
}

/** A text field of the open document, by its label. */
export function field(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: label, exact: true })
}

/** Replaces what a field holds, key by key. The form takes the keys once the document has been read. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const input = field(page, label)
  await eventually(async () => {
    if (!(await input.isEditable())) throw new Error(`The field ${label} cannot be edited yet.`)
  }, 60_000)
  await input.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Waits until a rich text has taken note of a moved caret, which it does a tenth of a second later by the clock of its page. */
export async function caretNoted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((noted) => setTimeout(noted, 200)))
}

/** Goes from the open product to the page on which it is shown, by the list above its form. */
export async function openInPresentation(page: Page, path: string): Promise<void> {
  await page.getByText(/^Used on \d+ pages$/).click()
  await page.getByRole('link', { name: path }).last().click()
}

/** The shop in the frame of Presentation. */
export function previewIn(page: Page): FrameLocator {
  return page.frameLocator('iframe')
}

export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
}

/** The stock of a variant of the open product, with the ways to change it. */
export async function openStock(page: Page, sku: string): Promise<Locator> {
  await page.getByRole('tab', { name: 'Variants and stock' }).click()
  const stock = page.getByRole('group', { name: `Stock of ${sku}` })
  await stock.scrollIntoViewIfNeeded()
  return stock
}
