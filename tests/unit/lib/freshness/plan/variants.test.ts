import { describe, expect, it } from 'vitest'
import { planCrossing } from '#lib/freshness/plan.ts'
import type { Referrers } from '#lib/freshness/referrers.ts'
import { edited, firing, luna, mugs, nobody, planOf, short } from './support.ts'

const id = 'product-luna'
const self = { _id: id, _type: 'product' as const, slug: 'luna' }
const category = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs', around: [] }
const withSkus = (skus: string[], version: typeof luna = luna) => ({ ...version, skus })
const held = (slug: string, ...skus: string[]) => [{ _id: id, slug, skus }]

/** The pages of a plan that are a product's or a variant's. */
function pages(before: typeof luna | null, after: typeof luna | null, more: Partial<Referrers> = {}) {
  const plan = planOf({ id, type: 'product', before, after }, { self, categories: [category], ...more })
  return short(plan).filter((page) => /^(en-.. )?-?\/products\/./.test(page))
}

describe('the pages of variants', () => {
  it('change with their product, and with nothing that they do not show', () => {
    const was = withSkus(['S', 'L'])
    const products = held('luna', 'S', 'L')
    expect(pages(was, withSkus(['S', 'L'], edited(luna, { title: 'Luna mug' })), { products })).toEqual([
      '/products/luna',
      '/products/luna/l',
      '/products/luna/s',
    ])
    expect(pages(was, withSkus(['S', 'L'], edited(luna, { order: 3 })), { products })).toEqual([])
  })

  it('come and go with the variant; the address of one that is gone leads to the product', () => {
    const changed = edited(luna, { variants: [] })
    expect(
      pages(withSkus(['S', 'L']), withSkus(['S', 'XL'], changed), { products: held('luna', 'S', 'XL') }),
    ).toEqual(['-/products/luna/l>/products/luna', '/products/luna', '/products/luna/s', '/products/luna/xl'])
  })

  it('go with their product, and from an address that it leaves', () => {
    expect(pages(withSkus(['S']), null, { self: null, products: [] })).toEqual([
      '-/products/luna',
      '-/products/luna/s>/products/luna',
    ])
    const moved = withSkus(['S'], { ...luna, slug: 'moon' })
    const more = { self: { ...self, slug: 'moon' }, products: held('moon', 'S'), oldSlugs: ['alba'] }
    expect(pages(withSkus(['S']), moved, more)).toEqual([
      '-/products/alba>/products/moon',
      '-/products/luna/s>/products/luna',
      '-/products/luna>/products/moon',
      '/products/moon',
      '/products/moon/s',
    ])
  })

  it('are those of the document that is shown at the address', () => {
    const other = { ...self, _id: 'product-a' }
    const products = [...held('luna', 'S'), { _id: 'product-a', slug: 'luna', skus: ['A'] }]
    expect(pages(withSkus(['S']), null, { self: null, others: [other], products })).toEqual([])
    const more = { self: null, others: [{ ...self, _id: 'product-z' }] }
    const left = [{ _id: 'product-z', slug: 'luna', skus: ['Z'] }]
    expect(pages(withSkus(['S']), null, { ...more, products: left })).toEqual([
      '-/products/luna/s>/products/luna',
      '/products/luna',
      '/products/luna/z',
    ])
  })

  it('have no address without a sku', () => {
    const changed = edited(luna, { title: 'New' })
    expect(pages(withSkus(['']), withSkus([''], changed), { products: held('luna', '') })).toEqual([
      '/products/luna',
    ])
  })

  it('change with the stock of any variant of the product', () => {
    const carrier = {
      ...self,
      featured: false,
      title: 'Luna',
      category,
      around: [],
      variants: [{ sku: 'S' }],
      place: 0,
      placeInCategory: 0,
    }
    const more = { carriers: [carrier], products: held('luna', 'S', 'L') }
    const found = short(planCrossing('S', { ...nobody, ...more }))
    expect(found).toEqual(expect.arrayContaining(['/products/luna', '/products/luna/l', '/products/luna/s']))
  })

  it('change with the name of the category', () => {
    const plan = planOf(
      {
        id: 'category-mugs',
        type: 'category',
        before: mugs,
        after: edited(mugs as typeof luna, { title: 'Cups' }),
      },
      { referrers: [self], products: held('luna', 'S') },
    )
    expect(short(plan)).toEqual(expect.arrayContaining(['/products/luna', '/products/luna/s']))
  })
})

describe('the pages that a product stands beside', () => {
  const alba = { _id: 'product-alba', _type: 'product' as const, slug: 'alba' }
  const categories = [{ ...category, around: [alba] }]

  it('change with its card, and not with more of it; their variants show no card of it', () => {
    expect(pages(luna, edited(luna, { title: 'Luna mug' }), { categories })).toEqual([
      '/products/alba',
      '/products/luna',
    ])
    expect(pages(luna, edited(luna, { summary: 'Another.' }), { categories })).toEqual(['/products/luna'])
  })

  it('change when it comes to the category or leaves it', () => {
    const elsewhere = { ...luna, category: 'category-bowls' }
    expect(pages(elsewhere, luna, { categories })).toContain('/products/alba')
    expect(pages(luna, null, { self: null, categories })).toContain('/products/alba')
    expect(pages(elsewhere, { ...elsewhere, category: null }, { categories })).not.toContain('/products/alba')
  })

  it('change when with its stock its card says otherwise', () => {
    const carrier = {
      ...self,
      featured: false,
      title: 'Luna',
      category,
      around: [alba],
      variants: [{ sku: 'S' }, { sku: 'L' }],
      place: 0,
      placeInCategory: 0,
    }
    const crossing = (available: Record<string, number>) =>
      short(
        planCrossing('S', {
          ...nobody,
          carriers: [carrier],
          stock: { available: new Map(Object.entries(available)), unsettled: new Set() },
        }),
      )
    expect(crossing({ S: 0, L: 0 })).toContain('/products/alba')
    expect(crossing({ S: 0, L: 2 })).not.toContain('/products/alba')
  })
})

describe('the pages of the products that an article shows', () => {
  const mentioned = [{ ...self }]
  const showing = { ...firing, refs: [id] }
  const mentions = (before: typeof firing | null, after: typeof firing | null) =>
    short(planOf({ id: 'article-firing', type: 'article', before, after }, { mentioned })).includes(
      '/products/luna',
    )

  it('change when it comes to show them, or does not any more', () => {
    expect(mentions(firing, showing)).toBe(true)
    expect(mentions(showing, firing)).toBe(true)
    expect(mentions(null, showing)).toBe(true)
    expect(mentions(showing, null)).toBe(true)
    expect(mentions(firing, firing)).toBe(false)
  })

  it('change with what they show of it, and with its place among others', () => {
    const article = (shown: object) => ({ ...showing, shown: { ...showing.shown, ...shown } })
    expect(mentions(showing, article({ title: 'Fired' }))).toBe(true)
    expect(mentions(showing, article({ publishedAt: '2026-03-04T11:00:00Z' }))).toBe(true)
    expect(mentions(showing, article({ author: 'Bea' }))).toBe(false)
    expect(mentions(showing, { ...showing, slug: null })).toBe(true)
  })
})
