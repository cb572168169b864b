import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { type AllowedError, watchConsoles } from './support/console-watch.ts'
import { deliver, signedDelivery } from './support/delivery.ts'
import {
  field,
  openInPresentation,
  openProduct,
  openStock,
  previewIn,
  publish,
  typeInto,
} from './support/editor.ts'
import { keepPicture } from './support/picture.ts'
import { openShop, type Shop } from './support/shop.ts'
import { studioErrors } from './support/studio-errors.ts'
import { webhookOf } from './support/webhook-messages.ts'

const path = '/products/luna-mug'
const oldTitle = 'Luna mug'
const newTitle = 'Luna mug of the second firing'
const sku = 'MUG-LUNA-S-TEN'
const variant = 'Small, 250 ml · Turf tenmoku'
const glaze = /^Turf tenmoku/
const mara = 'mara@example.com'
const noah = 'noah@example.com'

let shop: Shop
let browser: Browser
/** One browser of one editor: every tab of the Studio shares its connections and its cookies. */
let desk: BrowserContext
let structure: Page
let presentation: Page
let secondTab: Page
let shopper: Page
const consoles = watchConsoles()

const refusedAddress: readonly AllowedError[] = [
  {
    match: /status of 422 .*\/api\/stock-alerts\)/,
    reason: 'Chromium itself reports the answer that refuses a malformed address.',
  },
]

beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
  desk = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function studioTab(): Promise<Page> {
  const page = await desk.newPage()
  consoles.follow(page, studioErrors)
  return page
}

/** Someone else, in a browser that was never here. */
async function stranger(
  options: BrowserContextOptions = {},
  allowed: readonly AllowedError[] = [],
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  context.on('page', (page) => consoles.follow(page, allowed))
  return context.newPage()
}

const shown = (page: Page, title: string) =>
  page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()

/** For drafts, whose texts carry invisible marks. */
const holds = (text: string) => new RegExp(`^${text}`)

const visit = (page: Page, to = path) => page.goto(`${shop.stack.site}${to}`)

async function expectValue(page: Page, label: string, value: string) {
  await eventually(async () => expect(await field(page, label).inputValue()).toBe(value))
}

/** A signed-up address in the shopper's words, on the page that is open. */
async function signUp(page: Page, address: string) {
  await page.getByRole('link', { name: glaze }).click()
  await page.getByLabel(`Tell me when ${variant} is back`).fill(address)
  await page.getByRole('button', { name: 'Tell me' }).filter({ visible: true }).click()
}

describe('an editor and a previewer', () => {
  it('are let in without a click, and what is typed into the form becomes a draft', async () => {
    structure = await studioTab()
    await openProduct(structure, shop.stack.site, oldTitle)
    await typeInto(structure, 'Name', newTitle)
    await eventually(async () =>
      expect(await shop.editor.getDocument('drafts.product-luna-mug')).toMatchObject({ title: newTitle }),
    )
    await structure.getByRole('heading', { name: newTitle }).waitFor()
    await keepPicture(structure, '1-typed')
  })

  it('see the draft in Presentation, with a way out, and get to a field by clicking on the page', async () => {
    presentation = await studioTab()
    await openProduct(presentation, shop.stack.site, newTitle)
    await openInPresentation(presentation, path)
    const preview = previewIn(presentation)
    const heading = preview.getByRole('heading', { level: 1, name: holds(newTitle) })
    await heading.waitFor()
    await preview
      .getByRole('complementary', { name: 'Draft mode' })
      .getByRole('link', { name: 'Exit' })
      .waitFor()
    await eventually(async () => {
      await heading.hover()
      await preview.locator('[data-sanity-overlay-element]').getByText(newTitle).waitFor({ timeout: 3_000 })
    }, 60_000)
    await keepPicture(presentation, '2-click-to-edit')
    await preview.getByText('A round-bellied mug').first().click()
    await eventually(async () =>
      expect(await field(presentation, 'Summary').evaluate((input) => input === document.activeElement)).toBe(
        true,
      ),
    )
  })

  it('share the draft by a link that ends where it was opened', async () => {
    await presentation.getByRole('button', { name: 'Share this preview' }).click()
    await presentation.getByText('with anyone who has the link').click()
    await presentation.getByRole('menuitem', { name: 'Copy preview link' }).click()
    const link = await eventually(async () => {
      const copied = await presentation.evaluate(() => navigator.clipboard.readText())
      expect(copied).toMatch(/^http/)
      return copied
    })
    await presentation.keyboard.press('Escape')

    const previewer = await stranger()
    await previewer.goto(link)
    await previewer.getByRole('heading', { level: 1, name: holds(newTitle) }).waitFor()
    await previewer.waitForLoadState('networkidle')
    expect(await previewer.locator('sanity-visual-editing').count()).toBe(0)
    await keepPicture(previewer, '3-previewer')
    await previewer.getByRole('link', { name: 'Exit' }).click()
    await shown(previewer, oldTitle)
    expect(new URL(previewer.url()).pathname).toBe(path)
    expect(await previewer.context().cookies()).toEqual([])
  })

  it('leave the public page as it was, also for who has only the cookie of Next', async () => {
    const publicPage = await stranger()
    const response = await visit(publicPage)
    expect(response?.headers()['x-nextjs-cache']).toBe('HIT')
    await shown(publicPage, oldTitle)

    const [bypass] = (await desk.cookies()).filter(({ name }) => name === '__prerender_bypass')
    expect(bypass?.value).toMatch(/\w/)
    const curious = await stranger()
    await curious
      .context()
      .addCookies([
        { name: '__prerender_bypass', value: bypass?.value ?? '', domain: 'localhost', path: '/' },
      ])
    await visit(curious)
    await shown(curious, oldTitle)
    expect(await curious.getByRole('complementary', { name: 'Draft mode' }).count()).toBe(0)
  })

  it('work in two tabs and Presentation of one browser at once', async () => {
    secondTab = await studioTab()
    await openProduct(secondTab, shop.stack.site, newTitle)
    const first = 'Typed in the first tab.'
    await typeInto(structure, 'Summary', first)
    await expectValue(secondTab, 'Summary', first)
    await expectValue(presentation, 'Summary', first)
    await previewIn(presentation).getByText(first).first().waitFor()

    const second = 'Typed beside the page.'
    await typeInto(presentation, 'Summary', second)
    await expectValue(structure, 'Summary', second)
    await expectValue(secondTab, 'Summary', second)
    await previewIn(presentation).getByText(second).first().waitFor()

    const third = 'Typed in the second tab.'
    await typeInto(secondTab, 'Summary', third)
    await expectValue(structure, 'Summary', third)
    await expectValue(presentation, 'Summary', third)
    await previewIn(presentation).getByText(third).first().waitFor()
    await keepPicture(presentation, '4-three-tabs')
  })

  it('publish, and the cached page shows it to everyone', async () => {
    await publish(structure)
    const committed = await eventually(async () => {
      const document = await shop.editor.getDocument('product-luna-mug')
      expect(document?.title).toBe(newTitle)
      return Date.parse(document?._updatedAt ?? '')
    })
    await eventually(async () => expect(await shop.page(path)).toContain(newTitle))
    console.info(`from the commit in the lake to the page: ${Date.now() - committed} ms`)

    await structure.getByRole('button', { name: 'Publish', exact: true, disabled: true }).waitFor()
    await keepPicture(structure, '5-published')
    const publicPage = await stranger()
    await eventually(async () => {
      const response = await visit(publicPage)
      expect(response?.headers()['x-nextjs-cache']).toBe('HIT')
      await shown(publicPage, newTitle)
    })
    await keepPicture(publicPage, '6-live')
  })
})

describe('shoppers who wait for a sold-out variant', () => {
  it('are told what is wrong with an address, and sign up once however often they ask', async () => {
    shopper = await stranger({}, refusedAddress)
    await visit(shopper)
    await hydrated(shopper)
    await signUp(shopper, 'mara@example')
    await shopper.getByText('This email address looks incomplete.').waitFor()
    await signUp(shopper, mara)
    await shopper.getByText(`We will write to ${mara} once`).waitFor()
    await keepPicture(shopper, '7-signed-up')

    await shopper.reload()
    await hydrated(shopper)
    await signUp(shopper, mara.toUpperCase())
    await shopper.getByText(`We will write to ${mara.toUpperCase()} once`).waitFor()
  })

  it('sign up without JavaScript', async () => {
    const plain = await stranger({ javaScriptEnabled: false })
    await visit(plain)
    await signUp(plain, noah)
    await plain.waitForURL('**/alerts/thanks')
    await shown(plain, 'We will write to you')
    await keepPicture(plain, '8-thanks')
  })

  it('find it in stock as soon as the editor has received five', async () => {
    const stock = await openStock(structure, sku)
    await stock.getByLabel(`Pieces of ${sku} that arrived`).fill('5')
    await stock.getByRole('button', { name: 'Receive' }).click()
    await stock.getByRole('status').filter({ hasText: '5 received.' }).waitFor()
    await eventually(async () => expect(await stock.innerText()).toMatch(/On hand\s+5[\s\S]*Available\s+5/))
    await keepPicture(structure, '9-received')

    // The page that was open all the time: its numbers are asked for anew every ten seconds.
    await shopper.locator(`[data-sku="${sku}"]`).getByText('5 left').first().waitFor({ timeout: 60_000 })
    const plain = await stranger({ javaScriptEnabled: false })
    await eventually(async () => {
      await visit(plain, `${path}/${sku.toLowerCase()}`)
      expect(await plain.locator(`[data-sku="${sku}"]`).getAttribute('data-stock')).toBe('inStock')
    })
  })

  it('read one mail each, which leads to the variant', async () => {
    await eventually(async () => expect(await shop.messages()).toHaveLength(2), 60_000)
    const inbox = await stranger()
    await inbox.goto(shop.stack.inbox)
    const mail = inbox.getByRole('link', { name: mara })
    await mail.waitFor()
    await inbox.getByRole('link', { name: noah }).waitFor()
    expect(await inbox.getByRole('listitem').count()).toBe(2)
    await mail.click()
    const letter = inbox.frameLocator('iframe')
    await letter.getByRole('heading', { name: `${newTitle} is back` }).waitFor()
    await letter.getByText(`${variant} · €28`).waitFor()
    await keepPicture(inbox, '10-mail')

    const opened = inbox.context().waitForEvent('page')
    await letter.getByRole('link', { name: 'See it in the shop' }).click()
    const page = await opened
    await shown(page, newTitle)
    expect(new URL(page.url()).pathname).toBe(`${path}/${sku.toLowerCase()}`)
    expect(await page.getByRole('link', { name: glaze }).getAttribute('aria-current')).toBe('true')
    await keepPicture(page, '11-from-the-mail')
  })

  it('get no second mail when the webhook is replayed, or sent under another id', async () => {
    const hook = await webhookOf(shop)
    const [message] = await hook.messagesAbout(`inventory-${sku}`)
    if (!message) throw new Error('The webhook was not called for the received stock.')
    await hook.replay(message)
    await eventually(async () => {
      const answers = (await hook.attemptsAt(message)).map(({ resultBody }) => resultBody ?? '')
      expect(answers).toHaveLength(2)
      expect(answers.some((answer) => answer.includes('duplicate'))).toBe(true)
    })

    const [secret = ''] = shop.stack.environment.sanity.webhookSecrets
    await deliver(shop.stack.site, signedDelivery(message.payload, secret, { key: 'the same again' }))
    await eventually(async () => {
      const rows = await shop.rows("select state from inbox where delivery_id = 'the same again'")
      expect(rows).toMatchObject([{ state: 'done' }])
      expect(await shop.rows("select id from outbox where state in ('due', 'sending')")).toEqual([])
    })
    const recipients = (await shop.messages()).map(({ to }) => to.toLowerCase())
    expect(recipients.sort()).toEqual([mara, noah])
  })
})

it('no page reported an error that nobody knows the reason of', () => {
  expect(consoles.errors()).toEqual([])
})
