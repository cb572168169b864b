import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { field, typeInto } from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { studioDesk } from './support/studio-desk.ts'
import { addressOf, formReady, stored } from './support/studio-document.ts'

const desk = studioDesk([
  {
    match:
      /net::ERR_(CONNECTION_RE(FUSED|SET)|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|INTERNET_DISCONNECTED)/,
    reason: 'Chromium itself reports each request that found no server.',
  },
  {
    match: /^WebSocket connection to .* failed/,
    reason: 'The same of the connection that tells who is there.',
  },
  {
    match: /^Error fetching (events|document at revision) .*Failed to fetch/,
    reason: 'The history of a document says so when it cannot be read, and is read again.',
  },
])

const id = 'product-luna-mug'
let page: Page

/** No tool has given up. */
async function expectForm(title: string) {
  await eventually(async () => expect(await field(page, 'Name').inputValue()).toBe(title))
  await page.getByTestId('pane-footer').getByText('Saving').waitFor({ state: 'detached' })
  expect(await page.getByText('tool crashed').count()).toBe(0)
}

it.each([0, 4_000])(
  'an editor types on while the lake is killed, and %d ms later it is started again',
  async (downMs) => {
    page = await desk.tab(addressOf('product', id))
    await formReady(page)
    const beginning = `Typed before the crash of ${downMs} ms`
    const title = `${beginning} and after it`
    await typeInto(page, 'Name', beginning)
    const killed = desk.shop.stack.kill('lake')
    await page.keyboard.type(title.slice(beginning.length), { delay: 15 })
    await killed
    await page.waitForTimeout(downMs)
    await keepPicture(page, `outage-down-${downMs}`)
    await desk.shop.stack.start('lake')
    await stored(desk.shop, `drafts.${id}`, { title })
    await expectForm(title)
    await keepPicture(page, `outage-back-${downMs}`)
  },
)

it('an editor types without a network, and all is saved when it is back', async () => {
  const title = 'Typed on a train in a tunnel'
  await page.context().setOffline(true)
  await typeInto(page, 'Name', title)
  await page.getByTestId('pane-footer').getByText('Saving').waitFor()
  await keepPicture(page, 'outage-offline')
  await page.context().setOffline(false)
  await stored(desk.shop, `drafts.${id}`, { title })
  await expectForm(title)
})
