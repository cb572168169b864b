import type { Page } from 'playwright-core'

/**
 * Waits until React has taken over what the server drew. What is pressed before that does what it does without scripts: a link loads a document, a form is
 * sent, a key is lost. Nothing that a shopper sees tells of it, but the keys that React leaves on the elements do.
 */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('#main') ?? {}).some((key) => key.startsWith('__reactFiber$')),
  )
  // Parts behind a boundary come in tasks of their own, and what waits for a quiet moment was asked to earlier.
  await page.evaluate(() => new Promise<void>((idle) => requestIdleCallback(() => idle())))
}
