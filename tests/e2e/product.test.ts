import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { openShop, type Shop } from './support/shop.ts'

const path = '/products/luna-mug'
const soldOut = 'MUG-LUNA-S-TEN'
const small = 'MUG-LUNA-S-OAT'
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }

let shop: Shop
let browser: Browser
beforeAll(async () => {
  shop = await openShop()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

async function open(to: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, ...options })
  const page = await context.newPage()
  await page.goto(shop.stack.site + to)
  if (options.javaScriptEnabled !== false) await hydrated(page)
  return page
}

const value = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name}`) })
const chosen = (page: Page) => page.locator('[data-sku]').first().getAttribute('data-sku')
const pathOf = (page: Page) => new URL(page.url()).pathname
const arrived = (page: Page, to: string) => page.waitForURL(shop.stack.site + to)

describe('the address of a variant', () => {
  it('is kept like any page, and leads search engines to the product', async () => {
    const address = `${path}/${small.toLowerCase()}`
    await shop.page(address)
    const { headers } = await shop.get(address)
    expect(headers.get('x-nextjs-cache')).toBe('HIT')
    expect(headers.get('cache-control')).toBe('s-maxage=3600')
    const html = await shop.page(address)
    expect(html).toMatch(/<link rel="canonical" href="[^"]*\/products\/luna-mug"/)
    expect(html).toContain('"@type":"Product"')
    expect(html).toContain('All about delivery')
    expect(html).not.toContain('How it is packed')
    expect(await shop.page('/sitemap.xml')).not.toContain(address)
  })

  it.each([
    [`${path}/${small}`, 308, `${path}/${small.toLowerCase()}`],
    [`${path}/no-such-variant`, 307, path],
    [`/en-us${path}/no-such-variant`, 307, `/en-us${path}`],
    ['/products/no-such-product/no-such-variant', 307, '/products/no-such-product'],
  ])('%s answers %i and leads to %s', async (from, status, to) => {
    const response = await shop.get(from)
    expect(response.status).toBe(status)
    const [first = ''] = (response.headers.get('location') ?? '').split(', ')
    expect(new URL(first, shop.stack.site).pathname).toBe(to)
  })

  it('goes when the variant does, and comes back with it', async () => {
    const address = '/products/pier-mug/mug-pier-slt'
    await shop.page(address)
    const { variants } = await shop.editor.fetch<{ variants: { sku: string }[] }>(
      '*[_id == "product-pier-mug"][0]{variants}',
    )
    const write = (list: unknown) => shop.editor.patch('product-pier-mug').set({ variants: list }).commit()
    await write(variants.filter(({ sku }) => sku !== 'MUG-PIER-SLT'))
    await eventually(async () => expect((await shop.get(address)).status).toBe(307))
    await write(variants)
    await eventually(async () => expect((await shop.get(address)).status).toBe(200))
  })
})

describe('a choice', () => {
  it('is made by links without JavaScript, and a sold-out variant has its alert', async () => {
    const page = await open(path, { javaScriptEnabled: false })
    await value(page, 'Large').click()
    await arrived(page, `${path}/mug-luna-l-cel`)
    await value(page, 'Oatmeal').click()
    await arrived(page, `${path}/mug-luna-l-oat`)
    await value(page, 'Small').click()
    await arrived(page, `${path}/${small.toLowerCase()}`)
    await page.getByRole('link', { name: /^Turf tenmoku ?, sold out$/ }).click()
    await arrived(page, `${path}/${soldOut.toLowerCase()}`)
    await page.getByLabel(/^Tell me when Small, 250 ml · Turf tenmoku is back/).fill('plain@example.com')
    await page.getByRole('button', { name: 'Tell me' }).click()
    await arrived(page, '/alerts/thanks')
    await page.context().close()
  })

  it('is made on the spot with it, by keyboard too: the address follows, and what was chosen is said', async () => {
    const page = await open(path)
    const documents: string[] = []
    page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()))
    await value(page, 'Oatmeal').focus()
    await page.keyboard.press('Enter')
    await arrived(page, `${path}/${small.toLowerCase()}`)
    expect(await chosen(page)).toBe(small)
    expect(await value(page, 'Oatmeal').getAttribute('aria-current')).toBe('true')
    expect(await value(page, 'Oatmeal').evaluate((link) => link === document.activeElement)).toBe(true)
    await page
      .locator('[aria-live]', { hasText: 'Small, 250 ml · Oatmeal, €28' })
      .waitFor({ state: 'attached' })
    await value(page, 'Turf tenmoku').click()
    await page.getByRole('button', { name: 'Tell me' }).waitFor()
    await arrived(page, `${path}/${soldOut.toLowerCase()}`)
    expect(documents).toEqual([])
    await page.reload()
    expect(await chosen(page)).toBe(soldOut)
    await page.context().close()
  })

  it('stays when the page is drawn anew', async () => {
    const page = await open(path)
    await value(page, 'Large').click()
    await arrived(page, `${path}/mug-luna-l-cel`)
    const summary = 'A mug whose summary was written anew.'
    await shop.editor.patch('product-luna-mug').set({ summary }).commit()
    await page.getByText(summary).waitFor({ timeout: 60_000 })
    await eventually(() => expect(pathOf(page)).toBe(`${path}/mug-luna-l-cel`))
    expect(await chosen(page)).toBe('MUG-LUNA-L-CEL')
    await page.context().close()
  })

  it('is made by the fragment of an older mail', async () => {
    const page = await open(`${path}#${soldOut}`)
    await eventually(async () => expect(await chosen(page)).toBe(soldOut))
    await page.context().close()
  })

  it('is told in numbers while it is looked at', async () => {
    const page = await open(`${path}/${small.toLowerCase()}`)
    await shop.editor.patch(`inventory-${small}`).set({ onHand: 3, sold: 0 }).commit()
    await page.getByText('3 left').first().waitFor({ timeout: 60_000 })
    await page.context().close()
  })
})

it('fits a window of 320 pixels with the form of a sold-out variant', async () => {
  const page = await open(`${path}/${soldOut.toLowerCase()}`, { viewport: { width: 320, height: 640 } })
  await page.getByRole('button', { name: 'Tell me' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.context().close()
})

it('tells what is chosen and what is sold out in colours that a reader has chosen', async () => {
  const page = await open(`${path}/${small.toLowerCase()}`, { forcedColors: 'active' })
  const drawn = (name: string, pseudo?: string) =>
    value(page, name).evaluate((link, of) => {
      const { backgroundColor, backgroundImage, forcedColorAdjust } = getComputedStyle(link, of)
      return { backgroundColor, strike: forcedColorAdjust === 'none' && backgroundImage !== 'none' }
    }, pseudo)
  const [oatmeal, celadon] = [await drawn('Oatmeal'), await drawn('Rockpool celadon')]
  expect(oatmeal.backgroundColor).not.toBe(celadon.backgroundColor)
  expect((await drawn('Turf tenmoku', '::after')).strike).toBe(true)
  const thumbs = page.locator('a[href^="#picture-"]')
  const lines = await thumbs.evaluateAll((links) =>
    links.map((link) => getComputedStyle(link).borderBottomColor),
  )
  expect(new Set(lines).size).toBe(2)
  const mark = page.locator('[data-sku] p > span[aria-hidden]').first()
  expect(await mark.evaluate((dot) => getComputedStyle(dot).borderTopWidth)).toBe('4px')
  await page.context().close()
})

describe('the pictures', () => {
  const picture = (page: Page) => page.getByRole('region', { name: 'Pictures of' }).getByRole('img').first()
  const first = (page: Page) => picture(page).getAttribute('alt')

  it('begin with that of the chosen variant, with JavaScript and without', async () => {
    const oatmeal = /^Luna mug in an oatmeal glaze/
    const plain = await open(`${path}/${small.toLowerCase()}`, { javaScriptEnabled: false })
    expect(await first(plain)).toMatch(oatmeal)
    await plain.context().close()

    const page = await open(path, { viewport: narrow })
    expect(await first(page)).toMatch(/celadon/)
    const second = page.getByRole('link', { name: /^Picture 2 of/ })
    await second.click()
    await eventually(async () => expect(await second.getAttribute('aria-current')).toBe('true'))
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    await value(page, 'Oatmeal').click()
    await eventually(async () => expect(await first(page)).toMatch(oatmeal))
    const file = new URL((await picture(page).getAttribute('src')) ?? '').pathname
    expect(loaded.filter((address) => address.includes(file))).toEqual([])
    const shown = page.getByRole('link', { name: /^Picture 1 of/ })
    await eventually(async () => expect(await shown.getAttribute('aria-current')).toBe('true'))
    await value(page, 'Rockpool celadon').click()
    await eventually(async () => expect(await first(page)).not.toMatch(oatmeal))
    await page.context().close()
  })

  it('are enlarged in a dialog that keeps the focus and gives it back', async () => {
    const page = await open(path)
    const dialog = page.getByRole('dialog')
    const second = page.getByRole('region', { name: 'Pictures of' }).getByRole('link').nth(1)
    const holdsFocus = () =>
      eventually(async () =>
        expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true),
      )
    await second.focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor()
    await holdsFocus()
    const count = await dialog.getByText(/^\d of \d$/).textContent()
    const of = Number(count?.split(' of ')[1])
    expect(count).toBe(`2 of ${of}`)
    await page.keyboard.press('ArrowLeft')
    await dialog.getByText(`1 of ${of}`).waitFor()
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab')
      // At its ends the focus is for a moment on what leads it round.
      await holdsFocus()
    }
    const picture = dialog.getByRole('button', { name: /^Look closer/ })
    await picture.click()
    await dialog.getByRole('button', { name: /^Show the whole/, pressed: true }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () =>
      expect(await second.evaluate((link) => link === document.activeElement)).toBe(true),
    )
    await page.context().close()
  })

  it('stand in the dialog as they are known, until they have come large', async () => {
    const page = await open(path)
    await page.route(/[?&]w=(1440|1920)/, () => {})
    const known = await picture(page).evaluate((image: HTMLImageElement) => image.currentSrc)
    await picture(page).click()
    const large = page.getByRole('dialog').locator('img')
    expect(await large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0)
    const behind = () => large.evaluate((image) => getComputedStyle(image).backgroundImage)
    expect(await behind()).toContain(`url("${known}"), url("data:`)
    await page.keyboard.press('ArrowRight')
    await eventually(async () => expect(await behind()).not.toContain(known))
    expect(await behind()).toContain('url("data:')
    await page.context().close()
  })

  it('are swiped on a phone, and the small one that is shown says so', async () => {
    const page = await open(path, { viewport: narrow })
    const small = page.getByRole('link', { name: /^Picture 2 of/ })
    await small.click()
    await eventually(async () => expect(await small.getAttribute('aria-current')).toBe('true'))
    expect(new URL(page.url()).hash).toBe('')
    const [first] = await page.locator('img').all()
    expect(await first?.getAttribute('fetchpriority')).toBe('high')
    await page.context().close()
  })
})

interface Made {
  sku: string
  size?: string
  glaze?: string
  amount?: number
}

const variantOf = ({ sku, size, glaze, amount = 800 }: Made, at: number) => ({
  _key: `v${at}`,
  _type: 'variant',
  sku,
  options: Object.entries({ Size: size, Glaze: glaze }).flatMap(([name, value]) =>
    value ? [{ _key: name, _type: 'option', name, value }] : [],
  ),
  prices: [{ _key: 'eur', _type: 'price', currency: 'EUR', amount }],
})

describe('a product that lacks', () => {
  const bare = { _type: 'product', title: 'Bare pot' }

  it.each([
    ['everything but an address', {}],
    [
      'prices',
      {
        variants: [
          { _key: 'a', _type: 'variant', sku: 'BARE-A' },
          { _key: 'b', _type: 'variant', sku: 'BARE-B' },
        ],
      },
    ],
    [
      'sense in its lists',
      {
        images: [null, { _key: 'x' }],
        variants: [{ _key: 'a', sku: '' }, { _key: 'b' }],
        description: 'no text',
      },
    ],
  ])('%s has a page', async (what, fields) => {
    const slug = `bare-${what.replaceAll(' ', '-')}`
    await shop.editor.createOrReplace({ ...bare, ...fields, _id: `product-${slug}`, slug: { current: slug } })
    await eventually(async () => {
      const html = await shop.page(`/products/${slug}`)
      expect(html).toContain('Bare pot</h1>')
      expect(html).toContain('A picture of this piece is still to be taken.')
    })
  })

  it.each<[string, Made[], string[]]>([
    [
      'an option here and there leads to each variant',
      [
        { sku: 'UNEVEN-S', size: 'Small' },
        { sku: 'UNEVEN-R', glaze: 'Red' },
        { sku: 'UNEVEN-SR', size: 'Small', glaze: 'Red' },
      ],
      ['Small', 'No size, only as Red', 'Red', 'No glaze'],
    ],
    [
      'what tells its variants apart says what they cost',
      [
        { sku: 'TWIN-A', size: 'Small' },
        { sku: 'TWIN-B', size: 'Small', amount: 900 },
      ],
      ['Small, €8', 'Small, €9'],
    ],
    [
      'a second sku offers the first',
      [
        { sku: 'ONCE', size: 'Small' },
        { sku: 'ONCE', size: 'Large' },
      ],
      [],
    ],
    ['any option has nothing to choose and goes by its name', [{ sku: 'ALONE' }], []],
  ])('%s', async (what, made, links) => {
    const slug = `bare-${what.replaceAll(' ', '-')}`
    await shop.editor.createOrReplace({
      ...bare,
      _id: `product-${slug}`,
      slug: { current: slug },
      variants: made.map(variantOf),
    })
    await eventually(() => shop.page(`/products/${slug}`))
    const page = await open(`/products/${slug}`, { javaScriptEnabled: false })
    const values = page.getByRole('main').locator('fieldset').getByRole('link')
    const labels = await values.allTextContents()
    expect(labels.map((label) => label.replace(', sold out', ''))).toEqual(links)
    expect(await page.getByText(/^Tell me when /).textContent()).toBe(
      `Tell me when ${links.length > 0 ? links[0] : (made[0]?.size ?? 'Bare pot')} is back`,
    )
    const words = await page.getByRole('main').innerText()
    for (const { sku } of made) expect(words).not.toContain(sku)
    await page.context().close()
  })

  it('nothing cannot break out of its data', async () => {
    await shop.editor.patch('product-moon-jar').set({ title: '</script><b id="out">x</b>' }).commit()
    await eventually(async () => {
      const html = await shop.page('/products/moon-jar')
      expect(html).toContain('\\u003c/script>')
      expect(html).not.toContain('<b id="out">')
    })
  })
})

it('what was looked at before stands at the end, without moving anything', async () => {
  const page = await open('/products/pier-mug')
  await eventually(async () =>
    expect(await page.evaluate(() => localStorage.getItem('restock:seen'))).toContain('pier-mug'),
  )
  await page.goto(shop.stack.site + path)
  await page.getByRole('heading', { name: 'You looked at these' }).waitFor()
  expect(
    await page.locator('section', { hasText: 'You looked at these' }).getByRole('link').allTextContents(),
  ).toEqual(['Pier mug'])
  await page.context().close()
})
