import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '#scripts/platform/paths.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { eventually } from '#tests/support/eventually.ts'
import { hydrated } from '#tests/support/hydrated.ts'
import { tabTo } from './support/keyboard.ts'
import { openShop, type Shop } from './support/shop.ts'

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

describe('the build', () => {
  const read = (name: string) => JSON.parse(readFileSync(path.join(root, shop.stack.distDir, name), 'utf8'))

  it('keeps every list and its pages 2…n, and draws for a request what was filtered alone', () => {
    const { routes, dynamicRoutes } = read('prerender-manifest.json')
    const patterns = Object.values(read('app-path-routes-manifest.json')) as string[]
    const lists = patterns.filter((pattern) =>
      /^\/\[market\]\/(filtered\/)?(products|categories)/.test(pattern),
    )
    const isKept = (pattern: string) =>
      pattern in dynamicRoutes ||
      Object.values(routes).some((route) => (route as { srcRoute: string }).srcRoute === pattern)
    expect(lists).toEqual(
      expect.arrayContaining(['/[market]/products/page/[page]', '/[market]/filtered/products']),
    )
    for (const pattern of lists) expect(isKept(pattern), pattern).toBe(!pattern.includes('/filtered/'))
    for (const market of ['en-eu', 'en-us']) expect(routes).toHaveProperty([`/${market}/products`])
  })

  it.each(['/products', '/products/page/2', '/products?glaze=', '/products?utm_source=mail'])(
    'answers %s from what is kept',
    async (address) => {
      const { headers } = await shop.get(address)
      expect(headers.get('cache-control')).toBe('s-maxage=3600')
    },
  )

  it('keeps nothing of a filtered list', async () => {
    const { headers } = await shop.get('/products?glaze=oatmeal')
    expect(headers.get('cache-control')).toMatch(/no-store/)
  })
})

describe('an address', () => {
  it.each([
    ['/products/page/0', 404],
    ['/products/page/-1', 404],
    ['/products/page/1e9', 404],
    ['/products/page/abc', 404],
    ['/products/page/02', 404],
    ['/products/page/99999', 404],
    ['/products/page/4', 404],
    ['/categories/bowls/page/9', 404],
    ['/categories/bowls/page/x', 404],
    ['/categories/nothing', 404],
    ['/products?glaze=nothing', 200],
    ['/products?sort=nothing&page=1e9', 200],
    ['/products?page=-1', 200],
    ['/products?glaze=oatmeal&page=900', 200],
    [`/products?glaze=${'x'.repeat(5_000)}`, 200],
    ['/products?glaze=%00%1b', 200],
    ['/products?glaze[]=a&size=%E0%A4%A', 200],
    ['/en-us/categories/bowls?price=0-25&price=25-50', 200],
  ])('%s answers %i', async (address, status) => {
    expect((await shop.get(address)).status).toBe(status)
  })

  it.each([
    ['/products/page/1', '/products'],
    ['/products?page=2', '/products/page/2'],
    ['/en-us/products?sort=name', '/en-us/products'],
    ['/categories/nothing/page/2', '/categories/nothing'],
    ['/categories/nothing?glaze=oatmeal', '/categories/nothing', 307],
    ['/products/page/2?glaze=oatmeal&sort=price', '/products', 307],
    ['/en-us/categories/bowls/page/2?stock=in', '/en-us/categories/bowls', 307],
  ])('%s leads to %s', async (from, to, status = 308) => {
    const response = await shop.get(from)
    expect(response.status).toBe(status)
    const [first = ''] = (response.headers.get('location') ?? '').split(', ')
    const { pathname, search } = new URL(first, shop.stack.site)
    expect(pathname).toBe(to)
    if (/\/page\/\d+\?/.test(from)) expect(search).toBe(new URL(from, shop.stack.site).search)
  })

  it('of a filtered list is left to shoppers, and leads search engines to the whole one', async () => {
    const html = await shop.page('/en-us/products?glaze=oatmeal&sort=price')
    expect(html).toContain('<meta name="robots" content="noindex"')
    const [, canonical = ''] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? []
    expect(new URL(canonical).pathname + new URL(canonical).search).toBe('/en-us/products')
  })
})

/** What a list says of its choices: how many pieces it has of each. */
function countsIn(html: string) {
  const counted = /<input([^>]*)\/?><span>[^<]*<\/span><span[^>]*>(\d+)<\/span><\/label>/g
  const attribute = (name: string, attributes = '') => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1]
  return [...html.matchAll(counted)].map(([, attributes, count]) => ({
    facet: attribute('name', attributes),
    key: attribute('value', attributes),
    count: Number(count),
  }))
}

const textOf = (html: string) => html.replaceAll(/<!--.*?-->|<[^>]*>/gs, '')

describe('a shopper without JavaScript', () => {
  let page: Page
  beforeAll(async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 1440, height: 1000 },
    })
    page = await context.newPage()
  })
  afterAll(() => page?.context().close())
  const cards = () => page.locator('main article')
  const arrived = (address: string) => page.waitForURL(shop.stack.site + address)

  it('turns the pages of the shelf', async () => {
    await page.goto(`${shop.stack.site}/products`)
    expect(await cards().count()).toBe(12)
    await page.getByRole('link', { name: 'Next', exact: true }).click()
    await arrived('/products/page/2')
    const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current="page"]')
    expect(await current.textContent()).toBe('2')
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(/\/products\/page\/2$/)
    await page.getByRole('link', { name: 'Previous', exact: true }).click()
    await arrived('/products')
  })

  it('is told in the kept list how many pieces each choice leads to', async () => {
    for (const list of ['/products', '/products/page/2', '/categories/bowls', '/en-us/products']) {
      const told = countsIn(await shop.page(list))
      expect(told.map(({ facet }) => facet)).toEqual(expect.arrayContaining(['price', 'glaze', 'size']))
      for (const { facet, key, count } of told) {
        const asked = `${list.replace(/\/page\/2$/, '')}?${facet}=${key}`
        const [, fit] = /(\d+) pieces? fits?/.exec(textOf(await shop.page(asked))) ?? []
        expect([asked, Number(fit ?? 0)]).toEqual([asked, count])
      }
    }
  })

  it('filters and sorts by a form, and the address holds all of it', async () => {
    await page.getByRole('checkbox', { name: 'Oatmeal' }).check()
    await page.getByRole('checkbox', { name: 'In stock now' }).check()
    await page.getByLabel('Sort by').selectOption({ label: 'Price, lowest first' })
    await page.getByRole('button', { name: 'Show pieces' }).click()
    await page.waitForURL(({ search }) => search !== '')
    const query = new URL(page.url()).searchParams
    expect([query.get('glaze'), query.get('stock'), query.get('sort')]).toEqual(['oatmeal', 'in', 'price'])
    const count = await cards().count()
    expect(await page.getByText(`${count} pieces fit`).count()).toBe(1)
    expect(await page.getByRole('checkbox', { name: 'Oatmeal' }).isChecked()).toBe(true)
    const prices = await cards().locator('p').allTextContents()
    const amounts = prices.map((text) => Number(/€([\d.,]+)/.exec(text)?.[1]?.replace(',', '')))
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b))
  })

  it('sees of each piece the variant that fits, and is led to it', async () => {
    const luna = cards().filter({ hasText: 'Luna mug' })
    const link = await luna.getByRole('link').getAttribute('href')
    expect(link).toBe('/products/luna-mug/mug-luna-s-oat')
    const picture = new URL((await luna.locator('img').first().getAttribute('src')) ?? '')
    const shown = await shop.page(link ?? '')
    const [, first] = /<img[^>]*fetchpriority="high"[^>]* src="([^"]+)"/i.exec(shown) ?? []
    expect(new URL(first?.replaceAll('&amp;', '&') ?? '').pathname).toBe(picture.pathname)
  })

  it('takes one filter away, then all of them', async () => {
    await page.getByRole('link', { name: 'Remove Oatmeal' }).click()
    await arrived('/products?stock=in&sort=price')
    await page.getByRole('link', { name: 'Clear all' }).click()
    await arrived('/products?sort=price')
  })

  it('is told when nothing fits, and led on', async () => {
    await page.goto(`${shop.stack.site}/products?glaze=mussel&price=0-25&size=38-24-cm`)
    expect(await cards().count()).toBe(0)
    expect(await page.getByRole('heading', { name: 'Nothing fits all of that' }).count()).toBe(1)
    await page.getByRole('link', { name: 'See all of it' }).click()
    await arrived('/products')
  })
})

it('no picture is offered wider than its place can show', async () => {
  const [product = ''] = /\/products\/[a-z-]+(?=")/.exec(await shop.page('/products')) ?? []
  for (const [path, place, widest] of [
    ['/products', /<article[\s\S]*?<\/article>/g, 828],
    [product, /<img[^>]*sizes="64px"[^>]*>/g, 180],
  ] as const) {
    const pictures = [...(await shop.page(path)).matchAll(place)].map(([markup]) => markup)
    const widths = pictures.flatMap((markup) =>
      [...markup.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width)),
    )
    expect(Math.max(...widths), path).toBe(widest)
  }
})

it('a narrow window opens its filters, and a shared link shows what was chosen', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${shop.stack.site}/categories/bowls?glaze=oatmeal`)
  const oatmeal = page.getByRole('checkbox', { name: 'Oatmeal' })
  expect(await oatmeal.isVisible()).toBe(false)
  await page.locator('summary', { hasText: 'Filter and sort' }).click()
  expect(await oatmeal.isVisible()).toBe(true)
  expect(await oatmeal.isChecked()).toBe(true)
  await tabTo(page, page.getByRole('button', { name: 'Show pieces' }))
  await context.close()
})

it('a filter that is taken away by keyboard leaves the focus on what is left', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${shop.stack.site}/products?glaze=oatmeal&stock=in`)
  await hydrated(page)
  await page.getByRole('link', { name: 'Remove Oatmeal' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.search === '?stock=in')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  await context.close()
})

it('no choice is hidden behind a line that takes its room', async () => {
  const html = await shop.page('/products')
  expect(html).toMatch(/>\d+ more<\/summary>/)
  expect(html).not.toContain('>1 more</summary>')
})

it('on a phone the pages of a list are one row of places for a finger', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  for (const path of ['/products', '/products/page/2', '/products/page/3']) {
    await page.goto(shop.stack.site + path)
    const places = await boxesOf(page, 'nav[aria-label="Pages"] a')
    expect(new Set(places.map(({ y }) => y)).size, path).toBe(1)
    for (const { width, height } of places) expect(Math.min(width, height), path).toBeGreaterThanOrEqual(44)
  }
  for (const path of ['/help', '/help/delivery']) {
    await page.goto(shop.stack.site + path)
    for (const { width } of await boxesOf(page, 'main h2 a, main h3 a'))
      expect(width, path).toBeGreaterThanOrEqual(44)
  }
  await context.close()
})

it('on a tablet no row of the home page is left half empty', async () => {
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 } })
  const page = await context.newPage()
  await page.goto(shop.stack.site)
  const cards = await boxesOf(page, 'main section:has(article) li:has(article)')
  const rows = Map.groupBy(cards, ({ y }) => y)
  expect(new Set([...rows.values()].map((row) => row.length)).size).toBe(1)
  await context.close()
})

const boxesOf = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y: Math.round(y), width, height }
    }),
  )

describe('in forced colours', () => {
  let page: Page
  beforeAll(async () => {
    const context = await browser.newContext({
      forcedColors: 'active',
      viewport: { width: 1440, height: 900 },
    })
    page = await context.newPage()
  })
  afterAll(() => page?.context().close())

  it('what passes below the button of the filters is not read around it', async () => {
    await page.goto(`${shop.stack.site}/products?glaze=oatmeal`)
    const around = await page.getByRole('button', { name: 'Show pieces' }).evaluate((button) => {
      const { left, top, bottom } = button.getBoundingClientRect()
      return [top - 8, bottom + 8].map((y) => {
        const front = document.elementFromPoint(left + 8, y)
        return front?.contains(button) && getComputedStyle(front).backgroundColor
      })
    })
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(around).toEqual([ground, ground])
  })

  it('one kind of results is the current one', async () => {
    await page.goto(`${shop.stack.site}/search?q=glaze`)
    const lines = await page
      .locator('main nav a')
      .evaluateAll((links) =>
        links.map((link) => [link.ariaCurrent !== null, getComputedStyle(link).borderBottomWidth]),
      )
    expect(lines.length).toBeGreaterThan(1)
    for (const [isCurrent, width] of lines) expect(width).toBe(isCurrent ? '2px' : '0px')
  })
})

/** The last of this file: what it writes stands in every list. */
describe('a text of the CMS', () => {
  const slug = (current: string) => ({ _type: 'slug', current })
  const reference = (to: string) => ({ _type: 'reference', _ref: to })
  const name = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  const word = (length: number) => 'Schiff'.repeat(length).slice(0, length)
  const block = (text: string, style = 'normal') => ({
    _key: `${style}${text.length}`,
    _type: 'block',
    style,
    markDefs: [],
    children: [{ _key: 'a', _type: 'span', text, marks: [] }],
  })
  const variant = (sku: string, size: string) => ({
    _key: sku,
    _type: 'variant',
    sku,
    options: [
      { _key: 's', _type: 'option', name: 'Size', value: size },
      { _key: 'g', _type: 'option', name: 'Glaze', value: name },
    ],
    prices: [{ _key: 'eur', _type: 'price', currency: 'EUR', amount: 2_000 }],
  })
  const product = (id: string, more: object) => ({
    _id: `product-${id}`,
    _type: 'product',
    title: name,
    slug: slug(id),
    summary: word(200),
    featured: true,
    category: reference('category-wide'),
    description: [block(word(300)), block(word(90), 'h2')],
    variants: [variant(`${id}-a`, 'Small'), variant(`${id}-b`, name)],
    ...more,
  })

  beforeAll(async () => {
    await shop.editor
      .transaction()
      .createOrReplace({
        _id: 'category-wide',
        _type: 'category',
        title: name,
        slug: slug('wide'),
        description: word(200),
      })
      .createOrReplace(product('wide', {}))
      .createOrReplace(product('wide-too', {}))
      .createOrReplace(product('rtl', { title: 'ספל, 250 מ״ל!', summary: 'ספל כחול.' }))
      .createOrReplace({ _id: 'author-wide', _type: 'author', title: name, role: name, slug: slug('wide') })
      .createOrReplace({
        _id: 'article-wide',
        _type: 'article',
        title: name,
        slug: slug('wide'),
        excerpt: word(200),
        author: reference('author-wide'),
        publishedAt: '2026-01-01T09:00:00.000Z',
        body: [
          block(word(300)),
          block(name, 'h2'),
          block(`${name}en`, 'h3'),
          { ...block(word(120)), listItem: 'bullet', level: 1 },
          { _key: 'c', _type: 'callout', tone: 'note', text: word(100) },
          { _key: 'p', _type: 'productReference', product: reference('product-wide') },
        ],
      })
      .patch('settings', (settings) =>
        settings.append('navigation', [
          {
            _key: 'wide',
            _type: 'navigationItem',
            label: name,
            target: reference('category-wide'),
          },
        ]),
      )
      .commit()
    await eventually(async () => {
      for (const path of ['/', '/journal/wide', '/journal/authors/wide', '/products/wide-too'])
        expect(await shop.page(path)).toContain(name)
      expect(await shop.page('/products?category=wide')).toContain('3 pieces fit')
    }, 30_000)
  }, 60_000)

  it('is never wider than its page', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const faults: string[] = []
    for (const path of [
      '/',
      '/products?sort=newest',
      '/categories/wide?size=small',
      '/products/wide',
      '/products/wide-too',
      '/wish-list',
      '/journal',
      '/journal/wide',
      '/journal/authors/wide',
      '/search?q=donau',
      `/search?q=${word(180)}`,
    ]) {
      await page.goto(shop.stack.site + path)
      if (path === '/products/wide') {
        await page.getByRole('button', { name: 'Add to wish list' }).click()
        await page.getByRole('button', { name: 'Remove from wish list' }).waitFor()
      }
      if (path === '/products/wide-too') await page.getByText('You looked at these').waitFor()
      for (const width of [320, 390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return scrollWidth - clientWidth
        })
        if (over > 0) faults.push(`${path} is ${over} px too wide at ${width}`)
      }
    }
    await context.close()
    expect(faults).toEqual([])
  })

  it('runs as its own letters do', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${shop.stack.site}/products/rtl`)
    for (const text of await page.locator('main h1, main header p').all()) {
      const { first, last } = await text.evaluate((element) => {
        const leftOf = (at: number) => {
          const range = document.createRange()
          range.setStart(element.firstChild as Node, at)
          range.setEnd(element.firstChild as Node, at + 1)
          return range.getBoundingClientRect().left
        }
        return { first: leftOf(0), last: leftOf(String(element.textContent).length - 1) }
      })
      expect(last).toBeLessThan(first)
    }
    await context.close()
  })
})
