import { describe, expect, it } from 'vitest'
import type { Referrers } from '#lib/freshness/referrers.ts'
import { edited, image, luna, planOf, short, variant } from './support.ts'

const id = 'product-luna'
const mugs = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs', around: [] }
const bowls = { _id: 'category-bowls', _type: 'category' as const, slug: 'bowls', around: [] }
const firing = { _id: 'article-firing', _type: 'article' as const, slug: 'firing' }
const about = { _id: 'page-about', _type: 'page' as const, slug: 'about' }
const settings = { _id: 'settings', _type: 'settings' as const, slug: null }
const self = { _id: id, _type: 'product' as const, slug: 'luna' }
const around: Partial<Referrers> = { self, categories: [mugs], referrers: [firing], featured: [] }
const sitemap = '/sitemap.xml'

const plan = (before: typeof luna | null, after: typeof luna | null, more: Partial<Referrers> = {}) =>
  planOf({ id, type: 'product', before, after }, { ...around, ...more })
const pages = (...input: Parameters<typeof plan>) => short(plan(...input))

const cards = ['/categories/mugs', '/journal/firing', '/products']
const edit = (shown: Record<string, unknown>) => pages(luna, edited(luna, shown))

describe('an edit of a product', () => {
  const [first, second] = luna.shown.images as object[]
  const [small, large] = luna.shown.variants as object[]

  it.each<[string, Record<string, unknown>, string[]]>([
    ['its title', { title: 'Luna mug' }, [...cards, '/products/luna']],
    ['its summary', { summary: 'Another.' }, ['/products/luna']],
    ['its description', { description: [] }, ['/products/luna']],
    ['its first picture', { images: [image('ff'), second] }, [...cards, '/products/luna']],
    [
      'the words for its first picture',
      { images: [image('aa', { alt: 'Blue' }), second] },
      ['/products/luna'],
    ],
    [
      'the hotspot of its first picture',
      { images: [image('aa', { hotspot: { x: 0.1, y: 0.9 } }), second] },
      [...cards, '/products/luna'],
    ],
    ['its second picture', { images: [first] }, [...cards, '/products/luna']],
    [
      'its lowest price',
      { variants: [variant('S', 2500, 3000), large] },
      ['en-eu /categories/mugs', 'en-eu /journal/firing', 'en-eu /products', 'en-eu /products/luna'],
    ],
    [
      'the price of a dearer variant',
      { variants: [small, variant('L', 3600, 4100)] },
      ['en-us /products/luna'],
    ],
    [
      'its only dearer variant to the same price',
      { variants: [small, variant('L', 2800, 3900)] },
      ['en-eu /categories/mugs', 'en-eu /journal/firing', 'en-eu /products', 'en-eu /products/luna'],
    ],
    ['the picture of a variant', { variants: [small, { ...large, image: image('ff') }] }, ['/products/luna']],
    ['a field that no page shows', { order: 3 }, []],
  ])('touches the pages that show %s', (_, shown, expected) => {
    expect(edit(shown)).toEqual([...expected, sitemap])
  })

  it('that is not known touches every page that may show it', () => {
    const unknown = { ...luna, shown: null } as unknown as typeof luna
    expect(pages(unknown, luna)).toEqual([...cards, '/products/luna', sitemap])
  })
})

describe('a product on the home page', () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ _id: `product-${index}`, title: `K${index}` }))
  const featured = { ...luna, featured: true }
  const renamed = edited(featured, { title: 'Luna mug' })

  it('is there while fewer are featured than fit', () => {
    expect(pages(featured, renamed, { featured: others(7) })).toContain('/')
    expect(pages(featured, renamed, { featured: others(8) })).not.toContain('/')
  })

  it('comes in and leaves by its name', () => {
    expect(pages(featured, edited(featured, { title: 'Alba' }), { featured: others(9) })).toContain('/')
    expect(pages(edited(featured, { title: 'Alba' }), featured, { featured: others(9) })).toContain('/')
  })

  it('comes in and leaves by being featured', () => {
    expect(pages(luna, featured, { featured: others(3) })).toEqual(['/', sitemap])
    expect(pages(featured, luna, { featured: others(3) })).toEqual(['/', sitemap])
    expect(pages(luna, featured, { featured: others(8) })).toEqual([sitemap])
  })

  it('does not count itself among the others', () => {
    const last = [...others(7), { _id: id, title: 'Luna' }, { _id: 'product-z', title: 'Z' }]
    expect(pages(featured, renamed, { featured: last })).toContain('/')
  })
})

describe('a product that moves', () => {
  const moved = { ...luna, slug: 'luna-mug' }
  const now = { ...self, slug: 'luna-mug' }

  it('to another address is linked anew, and its old page leads on', () => {
    expect(pages(luna, moved, { self: now })).toEqual([
      '-/products/luna>/products/luna-mug',
      ...cards,
      '/products/luna-mug',
      sitemap,
    ])
  })

  it('has its page made fresh first and what is gone last', () => {
    const { pages: planned } = plan(luna, moved, { self: now })
    expect(planned[0]).toMatchObject({ path: '/products/luna-mug', market: 'en-eu' })
    expect(planned.at(-1)).toMatchObject({ path: '/products/luna', expected: 'gone' })
  })

  it('takes its older addresses along', () => {
    expect(pages(luna, moved, { self: now, oldSlugs: ['moon', 'luna-mug', 'luna'] })).toContain(
      '-/products/moon>/products/luna-mug',
    )
  })

  it('leaves an older address alone that another document has by now', () => {
    const other = { ...self, _id: 'product-moon', slug: 'moon' }
    const found = pages(luna, moved, { self: now, oldSlugs: ['moon'], others: [other] })
    expect(found.some((page) => page.includes('moon'))).toBe(false)
  })

  it('gives its address to another document that has it too', () => {
    const other = { ...self, _id: 'product-moon' }
    expect(pages(luna, moved, { self: now, others: [other] })).toContain('/products/luna')
  })

  it('touches nothing at an address that a document with a lower id shows', () => {
    const other = { ...self, _id: 'product-a' }
    expect(pages(luna, edited(luna, { summary: 'New' }), { others: [other] })).toEqual([sitemap])
  })

  it('is on every page when the navigation leads to it', () => {
    expect(pages(luna, moved, { self: now, referrers: [settings] })).toContain('every page')
    expect(edit({ title: 'New' })).not.toContain('every page')
  })

  it('to another category leaves the one and comes to the other', () => {
    const after = { ...luna, category: 'category-bowls' }
    const found = plan(luna, after, { categories: [mugs, bowls] })
    expect(short(found)).toEqual([
      '/categories/bowls',
      '/categories/mugs',
      '/products',
      '/products/luna',
      sitemap,
    ])
    const counted = 'Every page of the list says how many of its products there are of each choice.'
    const reasons = Object.fromEntries(found.pages.map(({ path, reasons }) => [path, reasons]))
    expect(reasons).toEqual({
      '/products/luna': ['It is the page of this product.'],
      '/products': [counted],
      '/categories/bowls': [
        'The page lists the products of its category. It is new there.',
        'Every page of the list counts its products and names their glazes and sizes. It is new there.',
        `${counted} It is new there.`,
      ],
      '/categories/mugs': [
        'The page lists the products of its category. It is not among them any more.',
        'Every page of the list counts its products and names their glazes and sizes. It is not among them any more.',
        `${counted} It is not among them any more.`,
      ],
    })
  })
})

describe('a product that is new or gone', () => {
  it('comes to every page that shows it', () => {
    expect(pages(null, luna)).toEqual([...cards, '/products/luna', sitemap])
  })

  it('leaves every page that showed it, and its old addresses lead nowhere', () => {
    const found = pages(luna, null, { self: null, oldSlugs: ['moon'] })
    expect(found).toEqual(['-/products/luna', '-/products/moon', ...cards, sitemap])
  })

  it('without an address is on no page', () => {
    expect(pages(null, { ...luna, slug: null }, { referrers: [] })).toEqual([])
  })
})

describe('the variants of a product', () => {
  const only = edited(luna, { variants: [variant('S', 2800, 3000)] })
  const more = edited(luna, { variants: [variant('S', 2800, 3000), variant('M', 2800, 3000)] })
  const stock = (counts: Record<string, number>, ...unsettled: string[]) => ({
    stock: { available: new Map(Object.entries(counts)), unsettled: new Set(unsettled) },
  })

  it('touch cards when with them the product is sold out, or is not any more', () => {
    expect(pages(only, more, stock({ S: 0, M: 3 }))).toEqual([...cards, '/products/luna', sitemap])
    expect(pages(more, only, stock({ S: 0, M: 3 }))).toEqual([...cards, '/products/luna', sitemap])
  })

  it('touch no card when one that stays can be had, and lists alone for a size that is new', () => {
    expect(pages(only, more, stock({ S: 2, M: 3 }))).toEqual([
      '/categories/mugs',
      '/products',
      '/products/luna',
      sitemap,
    ])
  })

  it('touch cards while the stock of those that decide is changing', () => {
    expect(pages(only, more, stock({ S: 2, M: 3 }, 'S', 'M'))).toEqual([...cards, '/products/luna', sitemap])
  })
})

it('a text of another type shows its card too', () => {
  expect(pages(luna, edited(luna, { title: 'New' }), { referrers: [about] })).toContain('/pages/about')
})
