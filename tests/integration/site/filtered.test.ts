import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { readFiltered } from '#lib/catalog/read-filtered.ts'
import { catalogueProducts, stock } from '#lib/db/schema.ts'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
  await test.db
    .insert(catalogueProducts)
    .values([
      product('Alba', 'bowls', 2_000, ['Oatmeal', 'Slate'], ['9 cm'], ['A1', 'A2'], 1),
      product('Brae', 'bowls', 4_000, ['oatmeal'], ['12 cm'], ['B1'], 4),
      product('Cairn', 'vases', 4_900, ['Slate'], [], ['C1'], 3),
      product('Dune', null, 12_000, ['Slate', 'Mussel'], ['9 cm'], ['D1'], 2),
      { ...product('Esk', 'vases', 0, [], [], [], 5), prices: { USD: 2_600 } },
    ])
  await test.db
    .insert(stock)
    .values([counted('A1', 0), counted('A2', 3), counted('B1', 2, 2), counted('C1', 1)])
})
afterAll(() => test?.close())

function product(
  title: string,
  category: string | null,
  amount: number,
  glazes: string[],
  sizes: string[],
  skus: string[],
  day: number,
) {
  const at = new Date(Date.UTC(2026, 0, day))
  return {
    documentId: `product-${title.toLowerCase()}`,
    slug: title.toLowerCase(),
    title,
    categorySlug: category,
    categoryTitle: category,
    prices: { EUR: amount, USD: amount + 500 },
    glazes,
    sizes,
    skus,
    card: { title },
    publishedAt: at,
    updatedAt: at,
    rev: 'r',
  }
}

function counted(sku: string, onHand: number, held = 0) {
  const at = new Date()
  const document = { documentId: `inventory-${sku}`, documentRev: 'r', documentUpdatedAt: at, readAt: at }
  return { sku, ...document, onHand, held, soldInDocument: 0, soldHere: 0 }
}

async function read(values: QueryValues, category: string | null = null, market = defaultMarket, size = 12) {
  const { cards, facets, ...rest } = await readFiltered({ category, market, size }, values, test.db)
  const counts = (facet: 'category' | 'price' | 'glaze' | 'size') =>
    facets[facet].map(({ key, count }) => `${key} ${count}`)
  return { ...rest, titles: cards.map((card) => (card as { title: string }).title), facets, counts }
}

describe('a filtered list', () => {
  it('that asks for nothing is the whole list, with all that can be chosen', async () => {
    const { titles, count, counts, facets } = await read({})
    expect(titles).toEqual(['Alba', 'Brae', 'Cairn', 'Dune', 'Esk'])
    expect(count).toBe(5)
    expect(counts('category')).toEqual(['bowls 2', 'vases 2'])
    expect(counts('glaze')).toEqual(['mussel 1', 'oatmeal 2', 'slate 3'])
    expect(counts('size')).toEqual(['9-cm 2', '12-cm 1'])
    expect(counts('price')).toEqual(['0-25 1', '25-50 2', '50-100 0', '100 1'])
    expect(facets.inStock).toBe(2)
  })

  it('has what has one of the values of each facet', async () => {
    expect((await read({ glaze: ['oatmeal', 'mussel'] })).titles).toEqual(['Alba', 'Brae', 'Dune'])
    expect((await read({ glaze: ['oatmeal', 'mussel'], size: '9-cm' })).titles).toEqual(['Alba', 'Dune'])
    expect((await read({ glaze: 'oatmeal', size: '9-cm', category: 'bowls', price: '0-25' })).titles).toEqual(
      ['Alba'],
    )
    expect((await read({ stock: 'in' })).titles).toEqual(['Alba', 'Cairn'])
  })

  it('counts in each facet what the others leave, whatever is chosen in it', async () => {
    const { counts, facets, count } = await read({ glaze: 'slate', stock: 'in' })
    expect(count).toBe(2)
    expect(counts('glaze')).toEqual(['mussel 0', 'oatmeal 1', 'slate 2'])
    expect(counts('category')).toEqual(['bowls 1', 'vases 1'])
    expect(counts('size')).toEqual(['9-cm 1', '12-cm 0'])
    expect(facets.inStock).toBe(2)
  })

  it('knows the prices of the market', async () => {
    const market = findMarket('en-us') ?? defaultMarket
    expect((await read({ price: '25-50' }, null, market)).titles).toEqual(['Alba', 'Brae', 'Esk'])
    expect((await read({ sort: 'price-down' })).titles).toEqual(['Dune', 'Cairn', 'Brae', 'Alba', 'Esk'])
    expect((await read({ sort: 'price' })).titles.at(-1)).toBe('Esk')
    expect((await read({ sort: 'newest' })).titles).toEqual(['Esk', 'Brae', 'Cairn', 'Dune', 'Alba'])
  })

  it('of a category knows what is in it alone', async () => {
    const { titles, counts, ignored } = await read({ glaze: 'mussel', category: 'vases' }, 'bowls')
    expect(titles).toEqual(['Alba', 'Brae'])
    expect(ignored.map(({ value }) => value)).toEqual(['vases', 'mussel'])
    expect(counts('category')).toEqual([])
    expect((await read({}, 'nothing')).count).toBe(0)
  })

  it('has pages, and none beyond its end', async () => {
    expect((await read({ sort: 'newest', page: '2' }, null, defaultMarket, 2)).titles).toEqual([
      'Cairn',
      'Dune',
    ])
    const beyond = await read({ page: '99999' }, null, defaultMarket, 2)
    expect([beyond.titles.length, beyond.count]).toEqual([0, 5])
  })
})
