import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueSession, sessionCookie } from '#lib/preview/session.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
let product: { _id: string; slug: string; title: string }
const secretTitle = 'Unreleased celadon experiment'

beforeAll(async () => {
  shop = await openShop()
  product = await shop.editor.fetch(
    '*[_type == "product" && !(_id in path("drafts.**"))] | order(_id) [0]{_id, title, "slug": slug.current}',
  )
  const published = await shop.editor.getDocument(product._id)
  if (!published) throw new Error('The seed has no product.')
  await shop.editor.createOrReplace({ ...published, _id: `drafts.${product._id}`, title: secretTitle })
  await shop.editor.create({
    ...published,
    _id: 'drafts.never-published',
    title: secretTitle,
    slug: { _type: 'slug', current: 'never-published' },
  })
})
afterAll(() => shop?.close())

/** Begins a preview as the Studio does: a secret in the lake, then the enable route with it. */
async function enable(redirect: string): Promise<Response> {
  const previewSecret = `secret-${Math.random().toString(36).slice(2)}`
  const id = `drafts.${crypto.randomUUID()}`
  await shop.editor.create({
    _id: id,
    _type: 'sanity.previewUrlSecret',
    secret: previewSecret,
    source: 'test',
    studioUrl: `${shop.stack.site}/studio`,
  })
  const query = new URLSearchParams({ 'sanity-preview-secret': previewSecret })
  return shop.get(`/api/draft-mode/enable?${query}&sanity-preview-pathname=${redirect}`)
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ')

describe('a preview', () => {
  it('shows the draft to who was let in, is never kept, and ends', async () => {
    const begun = await enable(encodeURIComponent(`/products/${product.slug}`))
    expect(begun.status).toBe(307)
    expect(begun.headers.get('location')).toBe(`/products/${product.slug}`)
    const cookie = cookiesOf(begun)

    const draft = await shop.get(`/products/${product.slug}`, { cookie })
    expect(draft.headers.get('cache-control')).toContain('no-store')
    const html = await draft.text()
    expect(html).toContain('Unreleased')
    expect(html).toContain('/api/draft-mode/disable')
    expect(await (await shop.get('/products/never-published', { cookie })).text()).toContain('Unreleased')

    const ended = await shop.get('/api/draft-mode/disable', { cookie })
    expect(ended.status).toBe(303)
    for (const line of ended.headers.getSetCookie()) expect(line).toContain('Max-Age=0')
  })

  it('needs a secret that the Studio left', async () => {
    const response = await shop.get('/api/draft-mode/enable?sanity-preview-secret=made-up')
    expect(response.status).toBe(401)
    expect(response.headers.getSetCookie().join()).not.toMatch(/__prerender_bypass=\w/)
  })

  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '%2f%2fevil.example',
    'https:evil.example',
    '/%0d%0a//evil.example',
    'https://evil.example/',
  ]
  it.each(elsewhere)('stays on the site when it is told to go to %s', async (target) => {
    for (const path of [target, encodeURIComponent(target)]) {
      const location = (await enable(path)).headers.get('location') ?? ''
      const place = new URL(location, 'http://shop.invalid')
      expect(place.host === 'shop.invalid' || place.origin === new URL(shop.stack.site).origin).toBe(true)
      expect(location).not.toMatch(/[\r\n]/)
    }
    const ended = await shop.get(`/api/draft-mode/disable?redirect=${encodeURIComponent(target)}`)
    expect(new URL(ended.headers.get('location') ?? '', 'http://shop.invalid').host).toBe('shop.invalid')
  })
})

describe('draft cookies', () => {
  it("Next's own alone shows published content and is taken away", async () => {
    const bypass = cookiesOf(await enable('/'))
      .split('; ')
      .find((pair) => pair.startsWith('__prerender_bypass='))
    expect(bypass).toMatch(/=\w/)
    const response = await shop.get(`/products/${product.slug}`, { cookie: bypass ?? '' })
    expect(await response.text()).not.toContain('Unreleased')
    expect(response.headers.getSetCookie().join()).toMatch(/__prerender_bypass=;/)
  })

  it('an hour later or with another signature shows published content', async () => {
    const bypass = cookiesOf(await enable('/'))
      .split('; ')
      .find((pair) => pair.startsWith('__prerender_bypass='))
    const { secret } = shop.stack.environment.preview
    const stale = [
      issueSession(secret, Date.now() - 3_600_001),
      issueSession('x'.repeat(40), Date.now()),
      'v1.9999999999999.AAAAAAAAAAAAAAAA.BBBB',
      '',
    ]
    for (const session of stale) {
      const response = await shop.get(`/products/${product.slug}`, {
        cookie: `${bypass}; ${sessionCookie}=${session}`,
      })
      expect(await response.text()).not.toContain('Unreleased')
    }
  })
})

it('no draft reaches a public response under 1,000 racing requests', async () => {
  const cookie = cookiesOf(await enable('/'))
  const paths = [
    `/products/${product.slug}`,
    '/products',
    '/',
    '/en-us/products',
    `/en-us/products/${product.slug}`,
    '/products/never-published',
    '/sitemap.xml',
  ]
  const seen = { public: 0, payloads: 0, preview: 0 }
  const ask = async (path: string, kind: 'html' | 'rsc' | 'preview') => {
    const headers: Record<string, string> =
      kind === 'preview' ? { cookie } : kind === 'rsc' ? { rsc: '1' } : {}
    // Without `_rsc` Next answers a request for the payload with an empty redirect.
    const response = await shop.get(kind === 'rsc' ? `${path}?_rsc=` : path, headers)
    const text = await response.text()
    if (kind === 'preview') {
      if (text.includes('Unreleased')) seen.preview++
      return
    }
    seen.public++
    expect(response.status, `${kind} of ${path}`).toBe(path.endsWith('never-published') ? 404 : 200)
    if (response.headers.get('content-type')?.startsWith('text/x-component')) seen.payloads++
    expect(text, `${kind} of ${path}`).not.toContain('Unreleased')
    expect(text, `${kind} of ${path}`).not.toContain('drafts.')
  }
  for (let round = 0; round < 40; round++) {
    const touch = shop.editor
      .patch(product._id)
      .set({ summary: `Round ${round}` })
      .commit()
    const requests = Array.from({ length: 25 }, (_, index) => {
      const path = paths[(round + index) % paths.length] ?? '/'
      const kind = index % 5 === 0 ? 'preview' : index % 2 === 0 ? 'rsc' : 'html'
      return ask(path, kind)
    })
    await Promise.all([touch, ...requests])
  }
  expect(seen.public + 200).toBe(1_000)
  expect(seen.payloads).toBeGreaterThan(200)
  expect(seen.preview).toBeGreaterThan(50)
})

it('an anonymous reader of the lake sees no draft', async () => {
  const { projectId, dataset } = shop.stack.environment.sanity
  for (const perspective of ['raw', 'drafts', 'published']) {
    const query = encodeURIComponent('*[_type == "product"]{_id, title}')
    const response = await fetch(
      `${shop.stack.lake}/v2025-02-19/data/query/${dataset}?query=${query}&perspective=${perspective}`,
      { headers: { 'x-sanity-project-id': projectId } },
    )
    expect(await response.text()).not.toContain('Unreleased')
  }
})
