import { expect, it } from 'vitest'
import { choicesIn } from '#app/_content/listed-choices.ts'
import type { Facets } from '#lib/catalog/facets.ts'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'

const variant = (eur: number | null, glaze?: string, size?: string) => ({
  sku: '',
  options: [
    ...(glaze === undefined ? [] : [{ name: 'Glaze ', value: glaze }]),
    ...(size === undefined ? [] : [{ name: 'SIZE', value: size }]),
  ],
  prices: [...(eur === null ? [] : [{ currency: 'EUR', amount: eur }]), { currency: 'USD', amount: 9_900 }],
  compareAtPrices: [],
})

const list = {
  glazes: ['Oatmeal', 'oatmeal', 'Slate'],
  sizes: ['9 cm'],
  categories: [
    { _id: 'bowls', title: 'Bowls', slug: 'bowls' },
    { _id: 'lamps', title: 'Lamps', slug: 'lamps' },
  ],
}
const counted = [
  { category: 'bowls', variants: [variant(2_000, 'Oatmeal', '9 cm'), variant(2_600, 'Oatmeal ', '9 cm')] },
  { category: 'bowls', variants: [variant(10_000, 'oatmeal'), variant(2_499, 'Slate', '')] },
  { category: null, variants: [variant(null)] },
  { category: 'gone', variants: [] },
]
const told = (facets: Facets) =>
  (['category', 'price', 'glaze', 'size'] as const).map((facet) =>
    facets[facet].map(({ label, count }) => (count === undefined ? label : `${label} ${count}`)),
  )

it('counts each product of a list once under what it can be chosen by', () => {
  const facets = choicesIn({ ...list, counted }, defaultMarket)
  expect(told(facets)).toEqual([
    ['Bowls 2'],
    ['0-25 2', '25-50 1', '50-100 0', '100 1'],
    ['Oatmeal 2', 'Slate 1'],
    ['9 cm 1'],
  ])
  expect(facets.inStock).toBeUndefined()
})

it('counts by the prices of the market', () => {
  const market = findMarket('en-us')
  if (!market) throw new Error('There is no market en-us.')
  expect(told(choicesIn({ ...list, counted }, market))[1]).toEqual(['0-25 0', '25-50 0', '50-100 3', '100 0'])
})

it('names what can be chosen in a list that is too long to count', () => {
  expect(told(choicesIn({ ...list, counted: null }, defaultMarket))).toEqual([
    ['Bowls', 'Lamps'],
    ['0-25', '25-50', '50-100', '100'],
    ['Oatmeal', 'Slate'],
    ['9 cm'],
  ])
})
