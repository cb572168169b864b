import type { Page } from 'playwright-core'

/** Opens the first picture of a product's page large, and waits until it is there. */
export async function openZoom(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: /^Pictures of/ })
    .getByRole('link')
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.waitForLoadState('networkidle')
  await dialog.evaluate((element) =>
    Promise.all(
      [...element.querySelectorAll('img')]
        .filter(({ loading, complete }) => complete || loading !== 'lazy')
        .map((image) => image.decode().catch(() => {})),
    ),
  )
}

/** Opens the menu that narrow screens have. */
export async function openMenu(page: Page): Promise<void> {
  await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('dialog').waitFor()
}

/** Types into the field of the header, and waits for what it suggests. */
export async function seekSuggestions(page: Page, text = 'mug'): Promise<void> {
  const field = page.getByRole('banner').locator('input[name="q"]')
  await field.pressSequentially(text, { delay: 80 })
  await page.getByRole('option').first().waitFor()
}

/** Loses the network, as in a lift, and waits until the page says so. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await page.getByText(/^You are offline/).waitFor()
}

/** From a product's page: puts it on the wish list, goes there and makes an address for it. */
export async function shareWishList(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to wish list' }).click()
  await page.getByRole('button', { name: 'Remove from wish list' }).waitFor()
  await page
    .getByRole('link', { name: /wish list/i })
    .filter({ visible: true })
    .first()
    .click()
  await page.getByRole('button', { name: 'Make an address' }).click()
  await page.getByLabel('Address of your wish list').waitFor()
}

/** The wish list as whoever is sent its address sees it. */
export async function receiveWishList(page: Page): Promise<void> {
  await shareWishList(page)
  await page.goto(await page.getByLabel('Address of your wish list').inputValue(), {
    waitUntil: 'networkidle',
  })
}
