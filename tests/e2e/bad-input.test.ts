import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

/** The headers of an answer that next.config.js gives to every page. */
const protective = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
]

/** The first heading of a page, without markup. */
function headingOf(html: string): string | undefined {
  const [, heading] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? []
  return heading?.replaceAll(/<[^>]*>/g, '')
}

describe('an address that nobody linked to', () => {
  it.each([
    ['a slug in the wrong case', '/products/Luna-Mug', [301, 308, 404]],
    ['a slug of 2,000 characters', `/products/${'a'.repeat(2_000)}`, [404]],
    ['a slug with an escape that is none', '/products/%E0%A4%A', [400]],
    ['a slug with half an escape', '/en-us/products/50%', [400]],
    ['an entry with an escape that is none', '/journal/%E0%A4%A', [400]],
    ['a help page with an escape that is none', '/help/%E0%A4%A', [400]],
    ['a wish list with an escape that is none', '/wish-list/%E0%A4%A', [400]],
    ['a page number with an escape that is none', '/products/page/%E0%A4%A', [400]],
    ['a slug that climbs', '/products/..%2f..%2fetc', [404]],
    ['a slug with a control character', '/products/luna%00mug', [404]],
    ['a category in the wrong case', '/categories/VASES', [301, 308, 404]],
    ['a category that is none', '/categories/none', [404]],
    ['a page number that is none', '/products?page=-1', [200, 307, 308, 404]],
    ['a page number beyond all', '/products?page=999999999999', [200, 307, 308, 404]],
    ['a facet that is none', '/products?glaze=none&size=%00&price=b-a', [200, 307, 308, 404]],
    ['a facet given twice', '/products?glaze=slate&glaze=slate', [200, 307, 308]],
    ['a search without a question', '/search', [200]],
    ['a search of blanks', '/search?q=%20%20', [200]],
    ['a search of 10,000 characters', `/search?q=${'mug%20'.repeat(2_000)}`, [200]],
    ['a search of control characters', '/search?q=%00%01%08%1b', [200]],
    ['a search of operators', `/search?q=${encodeURIComponent('\')) & | ! <-> :* \\ %_ "')}`, [200]],
    ['a search given twice', '/search?q=mug&q=bowl', [200]],
    ['a page of results beyond all', '/search?q=mug&kind=product&page=9999', [200]],
    ['a kind of result that is none', '/search?q=mug&kind=none&page=x', [200]],
  ])('with %s has a page in words', async (_what, path, statuses) => {
    const response = await shop.get(path)
    expect(statuses).toContain(response.status)
    const html = await response.text()
    if (response.status >= 400) expect(headingOf(html)).toBe('Nothing stands here')
    if (response.status === 200) expect(headingOf(html)).toMatch(/\S/)
  })

  it('and cannot be read is answered as every other: in the dress of the shop, with ways on, without scripts, as well guarded', async () => {
    const [read, unread] = await Promise.all(['/', '/products/%E0%A4%A'].map((path) => shop.get(path)))
    for (const name of protective) {
      expect(unread?.headers.get(name), name).toMatch(/\S/)
      expect(unread?.headers.get(name), name).toBe(read?.headers.get(name))
    }
    expect(unread?.headers.get('cache-control')).toContain('no-store')
    const html = String(await unread?.text())
    expect(html).toMatch(/<title[^>]*>Nothing stands here</)
    expect(html).toMatch(/<meta name="robots" content="noindex"/)
    expect(html).toMatch(/<style|rel="stylesheet"/)
    expect(html).toContain('<a href="/products"')
    expect(html).not.toContain('<script')
  })
})

describe('a document that is not as it should be', () => {
  const block = (text: string, mark?: object) => ({
    _key: text.slice(0, 4),
    _type: 'block',
    style: 'normal',
    children: [{ _key: 'a', _type: 'span', text, marks: mark ? ['m'] : [] }],
    markDefs: mark ? [{ _key: 'm', ...mark }] : [],
  })
  const variant = (fields: object) => ({ _key: 'v', _type: 'variant', sku: 'BAD-1', options: [], ...fields })
  const price = { _key: 'eur', _type: 'price', currency: 'EUR', amount: 2_000 }
  const missing = { _type: 'reference', _ref: `image-${'0'.repeat(40)}-1600x2000-jpg`, _weak: true }

  it.each([
    ['no variant', { variants: [] }],
    ['no list of variants', {}],
    ['a variant without a price', { variants: [variant({})] }],
    [
      'a price of nothing known',
      { variants: [variant({ prices: [{ ...price, currency: 'XXX', amount: 'much' }] })] },
    ],
    ['no picture', { images: [], variants: [variant({ prices: [price] })] }],
    ['a picture without a file', { images: [{ _key: 'i', _type: 'image' }] }],
    ['a picture that is gone', { images: [{ _key: 'i', _type: 'image', asset: missing }] }],
    [
      'a link that runs a script',
      { description: [block('Press me', { _type: 'link', href: 'javascript:alert(1)' })] },
    ],
    [
      'a block of an unknown type',
      { description: [block('Before'), { _key: 'x', _type: 'carousel', slides: [1] }] },
    ],
    ['a text that is no list and a summary that is none', { description: 'Words', summary: { en: 'Words' } }],
    ['a mark of an unknown type', { description: [block('Marked', { _type: 'sparkle' })] }],
  ])('a product with %s has a page', async (what, fields) => {
    const slug = `bad-${what.replaceAll(' ', '-')}`
    await shop.editor.createOrReplace({
      _id: `product-${slug}`,
      _type: 'product',
      title: `Pot with ${what}`,
      slug: { _type: 'slug', current: slug },
      ...fields,
    })
    const html = await eventually(() => shop.page(`/products/${slug}`), 60_000)
    expect(headingOf(html)).toBe(`Pot with ${what}`)
    expect(html).not.toMatch(/href="javascript:/i)
    expect(await shop.page('/products')).toMatch(/<h1/)
  })

  it.each([
    ['product', '/products/bad-nameless', '/products?sort=newest', 'Untitled piece'],
    ['category', '/categories/bad-nameless', '/', 'Untitled kind'],
    ['article', '/journal/bad-nameless', '/journal', 'Untitled entry'],
  ])(
    'a %s without a title has a stand-in, above its page and in what leads there',
    async (type, path, list, name) => {
      const slug = { _type: 'slug', current: 'bad-nameless' }
      await shop.editor.createOrReplace({ _id: `${type}-bad-nameless`, _type: type, slug })
      const html = await eventually(() => shop.page(path), 20_000)
      expect(headingOf(html)).toBe(name)
      expect(html).not.toContain('"name":""')
      await eventually(
        async () => expect(await shop.page(list)).toMatch(new RegExp(`href="${path}"[^>]*>${name}<`)),
        20_000,
      )
    },
  )
})

describe('a text that the Studio would not write', () => {
  const span = (text: string, ...marks: string[]) => ({ _key: text, _type: 'span', text, marks })
  const block = (fields: object) => ({ _key: 'b', _type: 'block', style: 'normal', markDefs: [], ...fields })
  const link = (key: string) => ({ _key: key, _type: 'link', href: `https://example.com/${key}` })
  const image = { _key: 'i', _type: 'image', asset: { _type: 'reference', _ref: 'image-none', _weak: true } }

  it.each([
    ['a style that every object has', block({ style: 'constructor', children: [span('words')] })],
    ['a block that every object has', block({ _type: 'toString', children: [span('words')] })],
    ['a mark that every object has', block({ children: [span('words', 'hasOwnProperty')] })],
    [
      'a definition that every object has',
      block({ markDefs: [{ _key: 'm', _type: 'valueOf' }], children: [span('words', 'm')] }),
    ],
    ['a list that every object has', block({ listItem: 'constructor', children: [span('words')] })],
    ['links that overlap', block({ markDefs: [link('k'), link('l')], children: [span('words', 'k', 'l')] })],
    ['a picture among words', block({ children: [span('words'), image] })],
    ['a block among words', block({ children: [block({ children: [span('words')] })] })],
  ])('has a page with its words: %s', async (what, text) => {
    const slug = `odd-${what.replaceAll(' ', '-')}`
    await shop.editor.createOrReplace({
      _id: `product-${slug}`,
      _type: 'product',
      title: `Pot with ${what}`,
      slug: { _type: 'slug', current: slug },
      description: [text],
    })
    const html = await eventually(() => shop.page(`/products/${slug}`), 60_000)
    expect(html).toMatch(/<div class="prose"><(p|ul|a)[^>]*>(<[^>]*>)*words</)
    expect(html).not.toMatch(/<p>(?:(?!<\/p>).)*<(?:p|aside|figure|div)[ >]|<a [^>]*>(?:(?!<\/a>).)*<a /s)
  })
})
