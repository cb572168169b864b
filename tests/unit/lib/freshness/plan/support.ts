import type { Plan } from '#lib/freshness/plan.ts'
import { type PageChange, planChange } from '#lib/freshness/plan.ts'
import type { Referrers } from '#lib/freshness/referrers.ts'
import { noStock } from '#lib/freshness/sold-out.ts'
import type { PlanSnapshot } from '#lib/freshness/version.ts'

export const nobody: Referrers = {
  self: null,
  others: [],
  categories: [],
  referrers: [],
  carriers: [],
  mentioned: [],
  products: null,
  tellers: [],
  featured: null,
  latest: null,
  siblings: null,
  lacking: null,
  lists: new Map(),
  oldSlugs: [],
  stock: noStock,
}

const image = (hash: string, more: object = {}) => ({
  _type: 'image',
  alt: 'A mug',
  asset: { _ref: `image-${hash}-800x600-jpg` },
  ...more,
})

const price = (currency: string, amount: number) => ({ _key: currency, currency, amount })
export const variant = (sku: string, eur: number, usd: number) => ({
  _key: sku,
  sku,
  options: [{ _key: 'o', name: 'Size', value: sku }],
  prices: [price('EUR', eur), price('USD', usd)],
})

export const luna: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: 'luna',
  featured: false,
  category: 'category-mugs',
  shown: {
    title: 'Luna',
    summary: 'A mug.',
    images: [image('aa'), image('bb')],
    description: [{ _type: 'block', _key: 'b', children: [{ _type: 'span', text: 'Thrown.' }] }],
    variants: [variant('S', 2800, 3000), variant('L', 3600, 3900)],
  },
}

export const mugs: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: 'mugs',
  featured: null,
  category: null,
  shown: { title: 'Mugs', description: 'For tea.', image: image('cc'), order: 2 },
}

export const firing: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: 'firing',
  featured: null,
  category: null,
  shown: {
    title: 'Firing',
    excerpt: 'In the kiln.',
    author: 'Ana',
    publishedAt: '2026-03-04T10:00:00Z',
    cover: image('dd'),
    body: [],
  },
}

export const ana: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: 'ana',
  featured: null,
  category: null,
  shown: { title: 'Ana', role: 'Glazes', description: 'Weighs and sieves.', image: image('ab') },
}

export const about: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: 'about',
  featured: null,
  category: null,
  shown: { title: 'About', body: [] },
}

export const shop: PlanSnapshot & { shown: Record<string, unknown> } = {
  slug: null,
  featured: null,
  category: null,
  shown: {
    name: 'Restock',
    tagline: 'Pots',
    navigation: [{ _key: 'n', label: 'Mugs', target: { _ref: 'category-mugs' } }],
    announcement: { text: 'Closed on Monday', active: true },
    seo: { title: 'Pots by Restock', description: 'Thrown by hand.', image: image('ee') },
  },
}

type Version = typeof luna

/** The same document with other fields; those that pages show are in `shown`. */
export function edited(
  version: Version,
  shown: Record<string, unknown>,
  more: Partial<PlanSnapshot> = {},
): Version {
  return { ...version, ...more, shown: { ...version.shown, ...shown } }
}

export { image }

export function planOf(change: PageChange, referrers: Partial<Referrers> = {}): Plan {
  return planChange(change, { ...nobody, ...referrers })
}

/** The pages of a plan in short: `/a` in both markets, `en-us /a` in one, `-/a` gone, `-/a>/b` leading on. */
export function short({ pages, everyPage, files }: Plan): string[] {
  const named = pages.map(({ path, market, expected, leadsTo }) => {
    const way = leadsTo ? `>${leadsTo.replace(/^\/en-us/, '')}` : ''
    return { market, text: `${expected === 'gone' ? '-' : ''}${path}${way}` }
  })
  const texts = [...new Set(named.map(({ text }) => text))].map((text) => {
    const where = named.filter((page) => page.text === text).map(({ market }) => market)
    return where.length === 2 ? text : `${where[0]} ${text}`
  })
  return [...(everyPage.length > 0 ? ['every page'] : []), ...texts.sort(), ...files.map(({ path }) => path)]
}
