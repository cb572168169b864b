import type { Locator, Page } from 'playwright-core'

/** More stops than any page has. */
const stops = 150

/**
 * Presses Tab until the element has the focus.
 *
 * @throws Error when it is never reached, and when a stop on the way does not show that it has the focus.
 */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(hiddenFocus)
    if (hidden) throw new Error(`On ${page.url()} nothing shows that the focus is on ${hidden}.`)
    if (await wanted.evaluateAll((elements) => elements.includes(document.activeElement as never))) return
  }
  throw new Error(`${stops} times Tab on ${page.url()} do not lead to ${wanted}.`)
}

/** The markup of the focused element when neither it nor what stands for it is outlined, in view and in front. Runs in the page. */
async function hiddenFocus(): Promise<string | undefined> {
  // What is focused below the fold is scrolled into view with the next frame.
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const focused = document.activeElement
  if (!focused || focused === document.body) return
  const shown = [focused, focused.nextElementSibling, ...focused.children]
  // A card shows that its link has the focus.
  for (let around = focused.parentElement; around?.matches(':not(main, body)'); around = around.parentElement)
    shown.push(around)
  const isOutlined = (element: Element | null) => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    if (outlineStyle === 'none' || outlineWidth === '0px') return false
    const { top, bottom, left, right } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && !isCovered(element)
  }
  const isCovered = (element: Element) => {
    const { top, left, width, height } = element.getBoundingClientRect()
    const inner = [0.05, 0.5, 0.95]
    const drawn = inner.flatMap((x) =>
      inner.map((y) => document.elementFromPoint(left + x * width, top + y * height)),
    )
    return drawn.every((front) => front && !element.contains(front) && !front.contains(element))
  }
  if (!shown.some(isOutlined)) return focused.outerHTML.slice(0, 200)
}
