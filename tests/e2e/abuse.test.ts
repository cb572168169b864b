import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ClientError } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSecrets } from '#scripts/platform/secrets.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

const routes: [string, string][] = [
  ['/api/webhooks/sanity', 'POST'],
  ['/api/stock-alerts', 'POST'],
  ['/api/stock', 'GET'],
  ['/api/wish-list', 'GET, POST'],
  ['/api/draft-mode/enable', 'GET'],
  ['/api/draft-mode/disable', 'GET, POST'],
  ['/api/internal/work', 'POST'],
  ['/api/internal/revalidate', 'POST'],
]

describe('a wrong method', () => {
  it.each(routes)('on %s is 405 and names %s', async (route, allowed) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (allowed.includes(method)) continue
      const response = await fetch(shop.stack.site + route, { method })
      expect(response.status, `${method} ${route}`).toBe(405)
      for (const name of allowed.split(', ')) expect(response.headers.get('allow')).toContain(name)
    }
  })
})

describe('a post from another site', () => {
  const body = JSON.stringify({ sku: 'MUG-LUNA-L-OAT', email: 'a@shopper.example' })

  it.each([
    ['by its origin', { origin: 'https://evil.example' }],
    ['by an opaque origin', { origin: 'null' }],
    ['by what the browser says of it', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is 403 and leaves nothing', async (_, headers) => {
    const response = await fetch(`${shop.stack.site}/api/stock-alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body,
    })
    expect(response.status).toBe(403)
    expect(await shop.rows('select id from stock_alerts')).toEqual([])
  })
})

describe('the internal routes', () => {
  it.each(['/api/internal/work', '/api/internal/revalidate'])(
    '%s does nothing without the secret',
    async (route) => {
      for (const authorization of [undefined, 'Bearer wrong', `Bearer ${'x'.repeat(64)}`, 'Basic YTpi']) {
        const response = await fetch(shop.stack.site + route, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
          body: '{"paths":["/en-eu"],"everyPage":true}',
        })
        expect(response.status).toBe(401)
      }
    },
  )
})

it('no route fetches an address that it is given', async () => {
  const target = encodeURIComponent('http://127.0.0.1:1/secret.png')
  for (const route of [`/_next/image?url=${target}&w=640&q=75`, `/api/stock?sku=${target}`]) {
    const response = await shop.get(route)
    const text = await response.text()
    expect(text).not.toContain('ECONNREFUSED')
    expect([200, 400, 404, 422]).toContain(response.status)
    if (response.status === 200) expect(JSON.parse(text)).toEqual({ stock: {} })
  }
})

describe('what a shopper asks for wrongly is answered in words', () => {
  it.each([
    ['no address', { sku: 'MUG-LUNA-L-OAT', email: 'nobody' }, 'email'],
    [
      'an address with a line break',
      { sku: 'MUG-LUNA-L-OAT', email: 'a@b.example\nBcc: c@d.example' },
      'email',
    ],
    ['an unknown sku', { sku: 'NO-SUCH-POT', email: 'a@shopper.example' }, 'sku'],
    ['no sku at all', { email: 'a@shopper.example' }, 'sku'],
    ['things that are no text', { sku: { $ne: null }, email: ['a@shopper.example'] }, 'sku'],
  ])('%s: 422', async (_, input, field) => {
    const response = await fetch(`${shop.stack.site}/api/stock-alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: shop.stack.site },
      body: JSON.stringify(input),
    })
    expect(response.status).toBe(422)
    const { error } = (await response.json()) as { error: { field: string; message: string } }
    expect(error.field).toBe(field)
    expect(error.message).toMatch(/^[A-Z].*[.?]$/)
    expect(error.message).not.toMatch(/zod|invalid_type|undefined|regex/i)
  })
})

it('no secret is in what a browser is given', async () => {
  const { environment, dataDir, distDir } = shop.stack
  const secrets = new Set([
    ...Object.values(ensureSecrets(dataDir)),
    environment.database.url,
    environment.sendgrid.apiKey,
    environment.preview.secret,
  ])
  const dist = path.join(process.cwd(), distDir, 'static')
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(20)
  const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
  for (const page of ['/', '/products', '/studio', '/sitemap.xml', '/robots.txt'])
    texts.push(await shop.page(page))
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7)
    expect(texts.some((text) => text.includes(secret))).toBe(false)
  }
})

it('a query that the lake cannot parse is the client’s own error, with its place', async () => {
  const failure = await shop.editor.fetch('*[_type == "product"{title}').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ClientError)
  expect((failure as ClientError).statusCode).toBe(400)
  expect((failure as Error).message).toMatch(/parse error|unexpected|expected/i)
})
