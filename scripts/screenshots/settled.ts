import type { Frame, Page } from 'playwright-core'

/** Scrolls through the page once, so that what loads late is there, and waits for its pictures and fonts. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
      scrollTo({ top: y, behavior: 'instant' })
      await frame()
    }
    scrollTo({ top: 0, behavior: 'instant' })
    await document.fonts.ready
    const shown = [...document.images].filter((image) => image.checkVisibility() && image.currentSrc)
    await Promise.all(shown.map((image) => image.decode().catch(() => {})))
    await frame()
  })
}

/** Waits until every picture in view is there and nothing turns any more; for pages that never stop to listen, as the Studio does. */
export async function drawn(frame: Page | Frame): Promise<void> {
  await frame.waitForFunction(() => {
    const loaded = [...document.images].every(
      (image) => !image.checkVisibility() || image.loading === 'lazy' || image.complete,
    )
    return loaded && !document.querySelector('[data-ui="Spinner"]')
  })
  await frame.evaluate(() => document.fonts.ready)
}
