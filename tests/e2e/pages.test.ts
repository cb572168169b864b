import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultMarket, markets } from '#lib/market/markets.ts'
import { routes } from '#sanity/registry/routes.ts'
import { matchPath } from '#sanity/routes.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let sitemap: string
let addresses: string[]
/** The HTML of each page of the sitemap, by path. */
const pages = new Map<string, { html: string; headers: Headers }>()

beforeAll(async () => {
  shop = await openShop()
  sitemap = await shop.page('/sitemap.xml')
  addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(String(url)).pathname)
  for (const path of addresses) {
    const response = await shop.get(path)
    expect(response.status, path).toBe(200)
    pages.set(path, { html: await response.text(), headers: response.headers })
  }
})
afterAll(() => shop?.close())

const marketOf = (path: string) =>
  markets.find(({ prefix }) => prefix && (path === prefix || path.startsWith(`${prefix}/`))) ?? defaultMarket
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => String(found))

describe('every page of the sitemap', () => {
  it('is there, in both markets', () => {
    for (const market of markets) {
      const found = new Set(
        addresses
          .filter((path) => marketOf(path) === market)
          .map((path) => matchPath(path.slice(market.prefix.length) || '/')?.route.id),
      )
      const declared = routes
        .filter(({ noindex, perRequest, variantsOf }) => !noindex && !perRequest && !variantsOf)
        .map(({ id }) => id)
        .filter((id) => id !== 'categoryPages')
      expect([...found].sort()).toEqual(declared.sort())
    }
    expect(addresses.filter((path) => path.startsWith('/products/')).length).toBeGreaterThanOrEqual(24)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('stands there with the moment of its last change', () => {
    const entries = all(sitemap, /(<url>.*?<\/url>)/gs)
    expect(entries).toHaveLength(addresses.length)
    for (const entry of entries) expect(entry).toMatch(/<lastmod>20\d\d-\d\d-\d\d[^<]*<\/lastmod>/)
  })

  it('stands there with its pictures, which are there', async () => {
    const [entry] = all(sitemap, /(<url><loc>[^<]+\/products\/luna-mug<\/loc>.*?<\/url>)/g)
    const pictures = all(String(entry), /<image:loc>([^<]+)<\/image:loc>/g)
    expect(pictures.length).toBeGreaterThanOrEqual(3)
    for (const url of pictures) {
      const { status, headers } = await fetch(url)
      expect([status, headers.get('content-type')], url).toEqual([200, 'image/jpeg'])
    }
  })

  it('is prerendered, kept for an hour at most, and never served stale by a browser', () => {
    for (const [path, { headers }] of pages) {
      expect(headers.get('x-nextjs-prerender'), `${path} became dynamic`).toMatch(/^1/)
      expect(headers.get('cache-control'), path).toBe('s-maxage=3600')
    }
  })

  it('says when its content was read, in the layout and in the page', () => {
    for (const [path, { html }] of pages) {
      const marks = all(html, /<meta name="restock:read-at" content="(\d+)"/g)
      expect(marks.length, path).toBe(/\/help(\/|$)/.test(path) ? 1 : 2)
    }
  })

  it('has one heading, a language, a title and a canonical address of its own', () => {
    for (const [path, { html }] of pages) {
      expect(all(html, /(<h1[ >])/g), path).toHaveLength(1)
      expect(html, path).toContain(path.startsWith('/en-us') ? '<html lang="en-US"' : '<html lang="en-IE"')
      expect(all(html, /<title>([^<]+)<\/title>/g)[0], path).toMatch(/\S/)
      const [canonical] = all(html, /<link rel="canonical" href="([^"]+)"/g)
      expect(new URL(String(canonical)).pathname, path).toBe(path)
    }
  })

  it('keeps the place of each of its pictures', () => {
    for (const [path, { html }] of pages) {
      for (const image of all(html, /(<img [^>]*>)/g)) {
        expect(image, path).toMatch(/ width="\d+"/)
        expect(image, path).toMatch(/ height="\d+"/)
        expect(image, path).toMatch(/ alt="/)
      }
    }
  })

  it('leads nowhere but to pages that answer', async () => {
    const links = [...pages].flatMap(([path, { html }]) =>
      all(html, /<a [^>]*href="(\/[^"#]*)/g).map((to) => ({ path, to })),
    )
    const outside = links.filter(({ to }) => !pages.has(to) && !to.startsWith('/api/'))
    for (const { path, to } of outside) expect((await shop.get(to)).status, `${path} → ${to}`).toBe(200)
  })
})

describe('an address', () => {
  it.each([
    '/nothing',
    '/products/nothing',
    '/products/page/99',
    '/products/page/none',
    '/categories/nothing',
    '/categories/bowls/page/99',
    '/categories/bowls/page/none',
    '/journal/nothing',
    '/journal/authors/nothing',
    '/pages/nothing',
    '/fr-fr/products',
    '/en-us/nothing',
    '/en-us/products/nothing',
    '/alerts/nothing',
    '/help/nothing',
    '/wish-list/nothing/gone',
  ])('that has no page, %s, is a 404 in words, for engines as little as for readers', async (path) => {
    for (const round of ['drawn', 'kept']) {
      const response = await shop.get(path)
      expect(response.status, round).toBe(404)
      const html = await response.text()
      // In the document itself: what stands in the payload is there for scripts alone.
      expect(html.replaceAll(/<script.*?<\/script>/gs, ''), round).toMatch(/<h1[^>]*>Nothing stands here/)
      expect(all(html, /<meta name="robots" content="([^"]*)"/g), round).toEqual(['noindex'])
      expect(all(html, /<title>([^<]*)<\/title>/g), round).toEqual(['Nothing stands here'])
    }
  })

  it('of a search is followed by engines, and not kept by them', async () => {
    const robots = async (path: string) =>
      all(await shop.page(path), /<meta name="robots" content="([^"]*)"/g)
    expect(await robots('/search?q=mug')).toEqual(['noindex, follow'])
    expect(await robots('/search')).toEqual([])
  })

  it('has an icon for what takes no SVG', async () => {
    const [touch] = all(await shop.page('/'), /<link rel="apple-touch-icon" href="([^"]+)"/g)
    for (const [path, type] of [
      ['/favicon.ico', 'image/x-icon'],
      [String(touch), 'image/png'],
    ] as const) {
      const { status, headers } = await shop.get(path)
      expect([status, headers.get('content-type')], path).toEqual([200, type])
    }
  })

  it.each([
    ['/en-eu', '/'],
    ['/en-eu/products/luna-mug', '/products/luna-mug'],
  ])('with the name of the default market, %s, moves to %s', async (from, to) => {
    const response = await shop.get(from)
    expect(response.status).toBe(308)
    expect(new URL(String(response.headers.get('location')), shop.stack.site).pathname).toBe(to)
  })

  it.each([
    ['/help/DELIVERY', 308, '/help/delivery'],
    ['/en-us/help/Delivery', 308, '/en-us/help/delivery'],
    ['/products/%C3%A9/x', 307, '/products/%C3%A9'],
    ['/filtered/categories/%C3%A9', 307, '/categories/%C3%A9'],
    ['/wish-list/%00', 307, '/wish-list/%00/gone'],
  ])('that is nearly one, %s, leads on', async (from, status, to) => {
    // Next names the way twice in the answer for which it draws it.
    await shop.get(from)
    const response = await shop.get(from)
    expect(response.status).toBe(status)
    expect(new URL(String(response.headers.get('location')), shop.stack.site).pathname).toBe(to)
  })

  it('with escapes that it does not need has the page that has it without', async () => {
    expect(await shop.page('/help/%64elivery')).toContain('/help/delivery')
    expect(await shop.page('/en-us/products/%6Cuna-mug')).toContain('Luna')
  })

  it('comes with its styles, by Brotli, by gzip or as it is, as its reader takes it', async () => {
    const plain = await shop.get('/products', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const html = await plain.text()
    expect(html).toContain('<style')
    expect(html).not.toContain('rel="stylesheet"')
    for (const [taken, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
    ] as const) {
      const response = await shop.get('/products', { 'accept-encoding': taken })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('vary')).toContain('Accept-Encoding')
      expect(await response.text()).toBe(html)
    }
  })

  it('is answered with the headers that protect its reader', async () => {
    const { headers } = await shop.get('/')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})
