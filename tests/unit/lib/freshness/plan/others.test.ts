import { describe, expect, it } from 'vitest'
import { routes } from '#sanity/registry/routes.ts'
import { about, ana, edited, firing, image, mugs, planOf, shop, short } from './support.ts'

const sitemap = '/sitemap.xml'
type Shown = Record<string, unknown>

describe('an edit of a category', () => {
  const self = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs' }
  const product = { _id: 'product-luna', _type: 'product' as const, slug: 'luna' }
  const pages = (before: typeof mugs | null, after: typeof mugs | null, now: typeof self | null = self) =>
    short(
      planOf({ id: self._id, type: 'category', before, after }, { self: now, referrers: [product], lists }),
    )
  const fewer = { count: 5, known: 5, first: null, last: null }
  const lists = new Map([
    ['category-mugs', fewer],
    ['*', fewer],
  ])

  it.each<[string, Shown, string[]]>([
    ['its title', { title: 'Cups' }, ['/', '/categories/mugs', '/products', '/products/luna']],
    ['its description', { description: 'For coffee.' }, ['/', '/categories/mugs']],
    ['its picture', { image: image('ff') }, ['/', '/categories/mugs']],
    ['the words for its picture', { image: image('cc', { alt: 'Cups' }) }, ['/categories/mugs']],
    [
      'the hotspot of its picture',
      { image: image('cc', { hotspot: { x: 0.1, y: 0.2 } }) },
      ['/', '/categories/mugs'],
    ],
    ['its place', { order: 1 }, ['/']],
  ])('touches the pages that show %s', (_, shown, expected) => {
    expect(pages(mugs, edited(mugs, shown))).toEqual([...expected, sitemap])
  })

  it('moves its page, and the links on the pages of its products', () => {
    expect(pages(mugs, { ...mugs, slug: 'cups' }, { ...self, slug: 'cups' })).toEqual([
      '-/categories/mugs>/categories/cups',
      '/',
      '/categories/cups',
      '/products',
      '/products/luna',
      sitemap,
    ])
  })
})

describe('an edit of an article', () => {
  const id = 'article-firing'
  const self = { _id: id, _type: 'article' as const, slug: 'firing' }
  const on = (day: number) => ({
    _id: `article-${day}`,
    publishedAt: `2026-03-${String(day).padStart(2, '0')}T00:00:00Z`,
  })
  const newer = [on(9), on(8), on(7), on(6)]
  const pages = (before: typeof firing | null, after: typeof firing | null, latest = [on(3)]) =>
    short(planOf({ id, type: 'article', before, after }, { self: after && self, latest }))

  it.each<[string, Shown, string[]]>([
    ['its title', { title: 'Fire' }, ['/', '/journal', '/journal/firing']],
    ['its excerpt', { excerpt: 'Hot.' }, ['/', '/journal', '/journal/firing']],
    ['its author', { author: 'Ben' }, ['/journal/firing']],
    ['its text', { body: [{ _key: 'a', _type: 'block' }] }, ['/journal/firing']],
    ['its cover', { cover: image('ff') }, ['/', '/journal', '/journal/firing']],
    ['the words for its cover', { cover: image('dd', { alt: 'Kiln' }) }, ['/journal/firing']],
    ['its day', { publishedAt: '2026-03-05T10:00:00Z' }, ['/', '/journal', '/journal/firing']],
    ['its hour, which may change its place', { publishedAt: '2026-03-04T12:00:00Z' }, ['/', '/journal']],
  ])('touches the pages that show %s', (_, shown, expected) => {
    expect(pages(firing, edited(firing, shown))).toEqual([...expected, sitemap])
  })

  it('touches its page on another day, whatever changed, for search engines are told', () => {
    const on = (updatedAt: string) => ({ ...firing, updatedAt })
    const morning = on('2026-03-04T08:00:00Z')
    expect(pages(morning, on('2026-03-04T20:00:00Z'))).toEqual([sitemap])
    expect(pages(morning, on('2026-03-05T08:00:00Z'))).toEqual(['/journal/firing', sitemap])
  })

  it('that is not among the latest leaves the home page alone', () => {
    expect(pages(firing, edited(firing, { title: 'Fire' }), newer)).toEqual([
      '/journal',
      '/journal/firing',
      sitemap,
    ])
    expect(pages(firing, null, newer)).toEqual(['-/journal/firing', '/journal', sitemap])
    expect(pages(null, firing, newer)).toEqual(['/journal', '/journal/firing', sitemap])
  })

  it('that has no date is not among the latest', () => {
    const undated = edited(firing, { publishedAt: undefined })
    expect(pages(undated, edited(undated, { title: 'Fire' }), newer)).not.toContain('/')
    expect(pages(firing, undated, newer.slice(2))).toContain('/')
    expect(pages(null, undated, newer.slice(0, 1))).toContain('/')
  })

  it('stands at the end of the others while it is one of the latest', () => {
    const glazes = { _id: 'article-glazes', _type: 'article' as const, slug: 'glazes' }
    const others = (step: [typeof firing | null, typeof firing | null], latest: typeof newer) =>
      short(
        planOf(
          { id, type: 'article', before: step[0], after: step[1] },
          { self: step[1] && self, latest, siblings: [glazes] },
        ),
      ).includes('/journal/glazes')
    const retitled = edited(firing, { title: 'Fire' })
    expect(others([firing, retitled], newer.slice(0, 3))).toBe(true)
    expect(others([firing, retitled], newer)).toBe(false)
    expect(others([firing, edited(firing, { body: [] })], [])).toBe(false)
    expect(others([null, firing], newer.slice(0, 3))).toBe(true)
    expect(others([firing, null], newer.slice(0, 3))).toBe(true)
    const later = edited(firing, { publishedAt: '2026-03-30T10:00:00Z' })
    expect(others([firing, later], newer)).toBe(true)
    expect(others([later, firing], newer)).toBe(true)
  })

  it('comes to the home page, or leaves it, by its day', () => {
    const later = edited(firing, { publishedAt: '2026-03-30T10:00:00Z' })
    expect(pages(firing, later, newer)).toContain('/')
    expect(pages(later, firing, newer)).toContain('/')
  })
})

describe('an edit of an author', () => {
  const id = 'author-ana'
  const self = { _id: id, _type: 'author' as const, slug: 'ana' }
  const article = { _id: 'article-firing', _type: 'article' as const, slug: 'firing' }
  const pages = (before: typeof ana | null, after: typeof ana | null, now: typeof self | null = self) =>
    short(planOf({ id, type: 'author', before, after }, { self: now, referrers: [article] }))

  it.each<[string, Shown, string[]]>([
    ['their name', { title: 'Ana Maria' }, ['/journal/authors/ana', '/journal/firing']],
    ['their role', { role: 'Potter' }, ['/journal/authors/ana']],
    ['what is said of them', { description: 'Throws.' }, ['/journal/authors/ana']],
    ['their portrait', { image: image('ff') }, ['/journal/authors/ana']],
  ])('touches the pages that show %s', (_, shown, expected) => {
    expect(pages(ana, edited(ana, shown))).toEqual([...expected, sitemap])
  })

  it('moves their page, and the links below the titles of their articles', () => {
    expect(pages(ana, { ...ana, slug: 'ana-b' }, { ...self, slug: 'ana-b' })).toEqual([
      '-/journal/authors/ana>/journal/authors/ana-b',
      '/journal/authors/ana-b',
      '/journal/firing',
      sitemap,
    ])
  })

  it('who is gone leaves the articles without a name', () => {
    expect(pages(ana, null, null)).toEqual(['-/journal/authors/ana', '/journal/firing', sitemap])
  })
})

describe('an article that changes hands', () => {
  const id = 'article-firing'
  const ana = { _id: 'author-ana', _type: 'author' as const, slug: 'ana' }
  const ben = { _id: 'author-ben', _type: 'author' as const, slug: 'ben' }
  const by = (_id: string, shown: Shown = {}) =>
    edited(firing, { author: { _type: 'reference', _ref: _id }, ...shown }, { refs: [_id] })
  const pages = (before: typeof firing | null, after: typeof firing | null) =>
    short(
      planOf(
        { id, type: 'article', before, after },
        {
          self: after && { _id: id, _type: 'article', slug: 'firing' },
          mentioned: [ana, ben],
          latest: [],
        },
      ),
    ).filter((path) => path.includes('firing') || path.includes('authors'))

  it('touches both authors', () => {
    expect(pages(by(ana._id), by(ben._id))).toEqual([
      '/journal/authors/ana',
      '/journal/authors/ben',
      '/journal/firing',
    ])
  })

  it('touches the page of its author with what that shows of it', () => {
    expect(pages(by(ana._id), by(ana._id, { title: 'Fire' }))).toEqual([
      '/journal/authors/ana',
      '/journal/firing',
    ])
    expect(pages(by(ana._id), by(ana._id, { body: [{ _key: 'a', _type: 'block' }] }))).toEqual([
      '/journal/firing',
    ])
  })

  it('touches nobody when its author was a name alone', () => {
    expect(pages(firing, edited(firing, { author: 'Ben' }))).toEqual(['/journal/firing'])
  })
})

describe('an edit of a page', () => {
  it('touches itself', () => {
    const self = { _id: 'page-about', _type: 'page' as const, slug: 'about' }
    const after = edited(about, { title: 'Us' })
    expect(short(planOf({ id: 'page-about', type: 'page', before: about, after }, { self }))).toEqual([
      '/pages/about',
      sitemap,
    ])
  })
})

describe('an edit of the settings', () => {
  const has = { title: true, description: true, picture: true }
  const lacking = [
    { _id: 'product-a', _type: 'product' as const, slug: 'a', ...has, description: false },
    { _id: 'article-b', _type: 'article' as const, slug: 'b', ...has, picture: false },
    { _id: 'page-about', _type: 'page' as const, slug: 'about', ...has, description: false, picture: false },
  ]
  const plan = (shown: Shown, id = 'settings') =>
    planOf({ id, type: 'settings', before: shop, after: edited(shop, shown) }, { lacking })
  const seo = shop.shown.seo as Shown

  it.each<[string, Shown]>([
    ['The name of the shop stands on every page.', { name: 'Potshop' }],
    ['The tagline stands on every page.', { tagline: 'Clay' }],
    ['The navigation stands on every page.', { navigation: [] }],
    ['The announcement stands on every page.', { announcement: { text: 'Open', active: true } }],
  ])('touches every page: %s', (reason, shown) => {
    expect(plan(shown)).toEqual({ everyPage: [reason], pages: [], files: [] })
  })

  it.each<[string, Shown, string[]]>([
    ['title', { seo: { ...seo, title: 'Pots' } }, ['/']],
    [
      'description',
      { seo: { ...seo, description: 'New.' } },
      ['/', '/pages/about', '/products', '/products/a', '/products/page/[page]'],
    ],
    [
      'picture',
      { seo: { ...seo, image: image('ff') } },
      [
        '/',
        '/help',
        '/help/[slug]',
        '/journal',
        '/journal/b',
        '/pages/about',
        '/products',
        '/products/page/[page]',
      ],
    ],
    [
      'picture, by a larger hotspot',
      { seo: { ...seo, image: image('ee', { hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 } }) } },
      [
        '/',
        '/help',
        '/help/[slug]',
        '/journal',
        '/journal/b',
        '/pages/about',
        '/products',
        '/products/page/[page]',
      ],
    ],
  ])('touches the pages that take the %s of the shop', (_, shown, expected) => {
    expect(short(plan(shown))).toEqual(expected)
  })

  it('touches nothing while an announcement is switched off', () => {
    const off = edited(shop, { announcement: { text: 'A', active: false } })
    const after = edited(shop, { announcement: { text: 'B', active: false } })
    expect(short(planOf({ id: 'settings', type: 'settings', before: off, after }))).toEqual([])
  })

  it('touches nothing in a second document of settings', () => {
    expect(short(plan({ name: 'Potshop' }, 'settings-2'))).toEqual([])
  })

  it('of everything touches every route', () => {
    const { everyPage } = planOf({ id: 'settings', type: 'settings', before: null, after: shop })
    expect(everyPage).toHaveLength(4)
    for (const { dependsOn, perRequest } of routes)
      expect(perRequest || dependsOn.some(({ kind }) => kind === 'layout')).toBe(true)
  })
})
