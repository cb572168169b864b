import { describe, expect, it } from 'vitest'
import { type PageChange, planChange } from '#lib/freshness/plan.ts'
import type { Referrers } from '#lib/freshness/referrers.ts'

const mugs = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs' }
const bowls = { _id: 'category-bowls', _type: 'category' as const, slug: 'bowls' }
const luna = { _id: 'product-luna', _type: 'product' as const, slug: 'luna', featured: false, category: mugs }
const glazes = { _id: 'article-glazes', _type: 'article' as const, slug: 'glazes' }
const nobody: Referrers = { self: null, related: [], direct: [], indirect: [] }

const snapshot = (values: Partial<NonNullable<PageChange['after']>> = {}) => ({
  slug: null,
  featured: null,
  category: null,
  ...values,
})
const plan = (change: Partial<PageChange> & Pick<PageChange, 'type'>, referrers: Partial<Referrers> = {}) =>
  planChange({ before: null, after: null, ...change }, { ...nobody, ...referrers })
const paths = (...input: Parameters<typeof plan>) =>
  plan(...input)
    .pages.map(({ path, expected }) => (expected === 'gone' ? `-${path}` : path))
    .sort()

describe('a product', () => {
  const after = snapshot({ slug: 'luna', category: mugs._id })

  it('is on its page, the list of products and its category', () => {
    const found = { self: luna, related: [mugs] }
    expect(paths({ type: 'product', before: after, after }, found)).toEqual([
      '/categories/mugs',
      '/products',
      '/products/luna',
    ])
  })

  it('has its own page made fresh first', () => {
    const featured = { ...after, featured: true }
    const { pages } = plan(
      { type: 'product', before: featured, after: featured },
      { self: luna, related: [mugs] },
    )
    expect(pages[0]?.path).toBe('/products/luna')
  })

  it('is on the home page when it is featured, or was', () => {
    const found = { self: luna, related: [mugs] }
    expect(paths({ type: 'product', before: { ...after, featured: true }, after }, found)).toContain('/')
    expect(paths({ type: 'product', before: after, after: { ...after, featured: true } }, found)).toContain(
      '/',
    )
  })

  it('leaves its old address and its old category', () => {
    const before = snapshot({ slug: 'old', category: bowls._id })
    expect(paths({ type: 'product', before, after }, { self: luna, related: [mugs, bowls] })).toEqual([
      '-/products/old',
      '/categories/bowls',
      '/categories/mugs',
      '/products',
      '/products/luna',
    ])
  })

  it('is gone when it is unpublished, also from the lists', () => {
    expect(paths({ type: 'product', before: after, after: null }, { related: [mugs] })).toEqual([
      '-/products/luna',
      '/categories/mugs',
      '/products',
    ])
  })

  it('follows what the lake holds, where the delivery is older', () => {
    const moved = { ...luna, slug: 'luna-mug' }
    expect(paths({ type: 'product', before: after, after }, { self: moved, related: [mugs] })).toEqual([
      '-/products/luna',
      '/categories/mugs',
      '/products',
      '/products/luna-mug',
    ])
  })

  it('is on the articles and pages that show its card', () => {
    const about = { _id: 'page-about', _type: 'page' as const, slug: 'about', featured: null, category: null }
    const direct = [{ ...glazes, featured: null, category: null }, about]
    const found = paths({ type: 'product', before: after, after }, { self: luna, related: [mugs], direct })
    expect(found).toEqual(expect.arrayContaining(['/journal/glazes', '/pages/about']))
  })

  it('is on every page when the navigation leads to it and its address changes', () => {
    const settings = {
      _id: 'settings',
      _type: 'settings' as const,
      slug: null,
      featured: null,
      category: null,
    }
    const moved = plan(
      { type: 'product', before: snapshot({ slug: 'old' }), after },
      { self: luna, direct: [settings] },
    )
    expect(moved.everyPage).toEqual(['The navigation on every page leads to it.'])
    const same = plan({ type: 'product', before: after, after }, { self: luna, direct: [settings] })
    expect(same.everyPage).toEqual([])
  })

  it('has its reasons and the sitemap', () => {
    const { pages, files } = plan({ type: 'product', before: after, after }, { self: luna })
    expect(pages.every(({ reasons }) => reasons.length > 0)).toBe(true)
    expect(files.map(({ path }) => path)).toEqual(['/sitemap.xml'])
  })
})

describe('a category', () => {
  it('is named by the pages of its products, and not by their cards', () => {
    const after = snapshot({ slug: 'mugs' })
    const found = { self: { ...mugs, featured: null, category: null }, direct: [luna], indirect: [glazes] }
    expect(paths({ type: 'category', before: after, after }, found)).toEqual([
      '/',
      '/categories/mugs',
      '/products/luna',
    ])
  })
})

describe('an article', () => {
  it('is on its page, the journal and the home page', () => {
    const after = snapshot({ slug: 'glazes' })
    const self = { ...glazes, featured: null, category: null }
    expect(paths({ type: 'article', before: null, after }, { self })).toEqual([
      '/',
      '/journal',
      '/journal/glazes',
    ])
  })
})

describe('settings', () => {
  it('stand on every page', () => {
    expect(plan({ type: 'settings', before: snapshot(), after: snapshot() }).everyPage).toHaveLength(1)
  })
})

describe('a sku that crossed zero', () => {
  it('is on the pages and cards of the products that carry it', () => {
    expect(paths({ type: 'inventoryItem' }, { direct: [luna], indirect: [glazes] })).toEqual([
      '/categories/mugs',
      '/journal/glazes',
      '/products',
      '/products/luna',
    ])
    expect(paths({ type: 'inventoryItem' }, { direct: [{ ...luna, featured: true }] })).toContain('/')
  })

  it('is on no page when no product carries it', () => {
    expect(plan({ type: 'inventoryItem' })).toEqual({ everyPage: [], pages: [], files: [] })
  })
})
