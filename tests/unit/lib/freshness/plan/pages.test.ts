import { describe, expect, it } from 'vitest'
import type { ListState } from '#lib/freshness/list-pages.ts'
import { planCrossing } from '#lib/freshness/plan.ts'
import { listingSize, mostCounted } from '#sanity/registry/shared-dependencies.ts'
import { edited, luna, mugs, nobody, planOf, short, variant } from './support.ts'

const id = 'product-luna'
const self = { _id: id, _type: 'product' as const, slug: 'luna' }
const list = (state: Partial<ListState>): ListState => ({
  count: 30,
  known: 30,
  first: 13,
  last: null,
  ...state,
})
const renamed = edited(luna, { title: 'Zoe' })

/** The pages of the list of all products that a step touches, by their numbers. */
function touched(before: typeof luna | null, after: typeof luna | null, state: Partial<ListState>): string[] {
  const referrers = { self: after && self, featured: [], lists: new Map([['*', list(state)]]) }
  return short(planOf({ id, type: 'product', before, after }, referrers))
    .map((page) => /^(-?)\/products(?:\/page\/(\d+))?$/.exec(page))
    .flatMap((found) => (found ? [`${found[1]}${found[2] ?? 1}`] : []))
    .sort()
}

describe('a product in a list that has pages', () => {
  it('that looks different touches the page on which it stands', () => {
    const dearer = edited(luna, { images: [] })
    expect(touched(luna, dearer, {})).toEqual(['2'])
    expect(touched(luna, dearer, { first: 11 })).toEqual(['1'])
    expect(touched(luna, dearer, { first: 24 })).toEqual(['3'])
  })

  it('that takes another place touches both pages and those between, for all there shift', () => {
    expect(touched(luna, renamed, { first: 3, last: 29 })).toEqual(['1', '2', '3'])
    expect(touched(luna, renamed, { first: 12, last: 20 })).toEqual(['2'])
  })

  it('that comes or goes is counted on every page', () => {
    expect(touched(null, luna, { count: 30 })).toEqual(['1', '2', '3'])
    expect(touched(luna, null, { count: 29, known: 30 })).toEqual(['1', '2', '3'])
  })

  it('leaves the last page empty, which is gone then', () => {
    expect(touched(luna, null, { count: 24, known: 25 })).toEqual(['-3', '1', '2'])
    expect(touched(luna, null, { count: 0, known: 13 })).toEqual(['-2', '1'])
  })

  it('with a glaze of its own is chosen from on every page', () => {
    const [small] = luna.shown.variants as { options: object[] }[]
    const options = [{ _key: 'g', name: 'Glaze', value: 'Rust' }]
    const glazed = edited(luna, {
      variants: [{ ...small, options }, ...(luna.shown.variants as []).slice(1)],
    })
    expect(touched(luna, glazed, {})).toEqual(['1', '2', '3'])
  })

  it('is counted on every page of a list that is not too long for it', () => {
    const [, large] = luna.shown.variants as object[]
    const priced = (eur: number) => edited(luna, { variants: [large, variant('S', eur, eur)] })
    const counted = { count: mostCounted, first: 13 }
    const pages = Array.from({ length: mostCounted / listingSize }, (_, at) => String(at + 1)).sort()
    expect(touched(priced(3000), priced(2400), counted)).toEqual(pages)
    expect(touched(priced(3000), priced(2900), counted)).toEqual(['2'])
    expect(touched(priced(3000), priced(2400), { ...counted, count: mostCounted + 1 })).toEqual(['2'])
    const moved = { ...luna, category: 'category-bowls' }
    expect(touched(luna, moved, counted)).toEqual(pages)
    expect(touched(luna, moved, { ...counted, count: mostCounted + 1 })).toEqual([])
  })

  it('touches every page while its place is not known', () => {
    expect(touched(luna, renamed, { first: null })).toEqual(['1', '2', '3'])
  })

  it('touches no list by what lists do not show', () => {
    expect(touched(luna, edited(luna, { summary: 'New.' }), {})).toEqual([])
  })
})

describe('a category of several pages', () => {
  const category = { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs' }
  const lists = new Map([['category-mugs', list({ count: 20, known: 20 })]])

  it('is named on all of them', () => {
    const step = {
      id: category._id,
      type: 'category' as const,
      before: mugs,
      after: edited(mugs, { title: 'Cups' }),
    }
    const found = short(planOf(step, { self: category, lists }))
    expect(found).toContain('/categories/mugs/page/2')
    expect(found).not.toContain('/categories/mugs/page/3')
  })

  it('takes them along when it moves', () => {
    const step = {
      id: category._id,
      type: 'category' as const,
      before: mugs,
      after: { ...mugs, slug: 'cups' },
    }
    const found = short(planOf(step, { self: { ...category, slug: 'cups' }, lists }))
    expect(found).toContain('-/categories/mugs/page/2')
    expect(found).toContain('/categories/cups/page/2')
  })
})

describe('a sku that sells out', () => {
  const carrier = {
    ...self,
    featured: false,
    title: 'Luna',
    category: { _id: 'category-mugs', _type: 'category' as const, slug: 'mugs' },
    variants: [{ sku: 'S' }],
    place: 26,
    placeInCategory: 12,
    around: [],
  }
  const pages = (more: Partial<typeof carrier>) =>
    short(planCrossing('S', { ...nobody, carriers: [{ ...carrier, ...more } as typeof carrier] }))

  it('touches the pages on which its card stands', () => {
    expect(pages({})).toEqual(['/categories/mugs/page/2', '/products/luna', '/products/page/3'])
  })
})
