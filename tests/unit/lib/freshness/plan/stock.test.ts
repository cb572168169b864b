import { describe, expect, it } from 'vitest'
import { planCrossing } from '#lib/freshness/plan.ts'
import type { Referrers } from '#lib/freshness/referrers.ts'
import { nobody, short } from './support.ts'

const mugs = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs' }
const luna: Referrers['carriers'][number] = {
  _id: 'product-luna',
  _type: 'product',
  slug: 'luna',
  featured: false,
  title: 'Luna',
  category: mugs,
  around: [],
  variants: [{ sku: 'S' }, { sku: 'L' }],
  place: 4,
  placeInCategory: 2,
}
const firing = {
  _id: 'article-firing',
  _type: 'article' as const,
  slug: 'firing',
  products: ['product-luna'],
}
const everywhere = ['/categories/mugs', '/journal/firing', '/products', '/products/luna']

const pages = (available: Record<string, number>, more: Partial<Referrers> = {}, unsettled: string[] = []) =>
  short(
    planCrossing('S', {
      ...nobody,
      carriers: [luna],
      tellers: [firing],
      featured: [],
      stock: { available: new Map(Object.entries(available)), unsettled: new Set(unsettled) },
      ...more,
    }),
  )

describe('a sku that crosses zero', () => {
  it('is told by cards too when no other variant can be had', () => {
    expect(pages({ S: 0, L: 0 })).toEqual(everywhere)
    expect(pages({ S: 3 })).toEqual(everywhere)
  })

  it('is told by the page of its product alone while another variant can be had', () => {
    expect(pages({ S: 0, L: 2 })).toEqual(['/products/luna'])
  })

  it('counts when the other variant has come back in the same moment', () => {
    expect(pages({ S: 4, L: 2 }, {}, ['L'])).toEqual(everywhere)
  })

  it('is on the home page when its product is', () => {
    const featured = [{ _id: 'product-luna', title: 'Luna' }]
    const before = Array.from({ length: 8 }, (_, index) => ({ _id: `product-${index}`, title: `A${index}` }))
    expect(pages({}, { featured })).toContain('/')
    expect(pages({}, { featured: [...before, ...featured] })).not.toContain('/')
  })

  it('is on no page when no product with an address carries it', () => {
    expect(pages({}, { carriers: [] })).toEqual([])
    expect(pages({}, { carriers: [{ ...luna, slug: null }] })).toEqual([])
  })
})
