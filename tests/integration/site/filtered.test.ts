import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { readFiltered } from '#lib/catalog/read-filtered.ts'
import { stock } from '#lib/db/schema.ts'
import { defaultMarket, findMarket } from '#lib/market/markets.ts'
import { projectDocuments } from '#lib/search/project.ts'
import type { Source } from '#lib/search/source.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
  for (const row of [
    product('Alba', 'bowls', 1, [
      ['A1', 2_000, 'Oatmeal', '9 cm'],
      ['A2', 3_000, 'Slate', '9 cm'],
    ]),
    product('Brae', 'bowls', 4, [['B1', 4_000, 'oatmeal', '12 cm']]),
    product('Cairn', 'vases', 3, [['C1', 4_900, 'Slate', null]]),
    product('Dune', null, 2, [
      ['D1', 12_000, 'Slate', '9 cm'],
      ['D2', 13_000, 'Mussel', '9 cm'],
    ]),
    product('Esk', 'vases', 5, []),
    product('Fara', 'vases', 6, [['F1', { USD: 2_600 }, null, null]]),
  ])
    await write(row)
  await test.db
    .insert(stock)
    .values([counted('A1', 0), counted('A2', 3), counted('B1', 2, 2), counted('C1', 1)])
})
afterAll(() => test?.close())

type VariantOf = [
  sku: string,
  price: number | Record<string, number>,
  glaze: string | null,
  size: string | null,
]

function product(title: string, category: string | null, day: number, variants: VariantOf[]) {
  const at = new Date(Date.UTC(2026, 0, day))
  return {
    _id: `product-${title.toLowerCase()}`,
    _type: 'product' as const,
    _rev: 'r',
    _createdAt: at,
    _updatedAt: at,
    title,
    slug: title.toLowerCase(),
    summary: '',
    category: category ? { _id: `category-${category}`, _rev: 'r', title: category, slug: category } : null,
    categoryId: category ? `category-${category}` : null,
    variants: variants.map(([sku, price, glaze, size]) => ({
      sku,
      options: [
        ...(glaze ? [{ name: 'Glaze', value: glaze }] : []),
        ...(size ? [{ name: 'Size', value: size }] : []),
      ],
      prices: Object.entries(typeof price === 'number' ? { EUR: price, USD: price + 500 } : price).map(
        ([currency, amount]) => ({ currency, amount }),
      ),
      compareAtPrices: [],
    })),
    card: { title },
  } satisfies Source
}

const write = (document: Source) => projectDocuments(test.db, [document._id], async () => [document])

function counted(sku: string, onHand: number, held = 0) {
  const at = new Date()
  const document = { documentId: `inventory-${sku}`, documentRev: 'r', documentUpdatedAt: at, readAt: at }
  return { sku, ...document, onHand, held, soldInDocument: 0, soldHere: 0 }
}

async function read(values: QueryValues, category: string | null = null, market = defaultMarket, size = 12) {
  const { cards, facets, ...rest } = await readFiltered({ category, market, size }, values, test.db)
  const counts = (facet: 'category' | 'price' | 'glaze' | 'size') =>
    facets[facet].map(({ key, count }) => `${key} ${count}`)
  const titles = cards.map(({ card }) => (card as { title: string }).title)
  return { ...rest, titles, skus: cards.map(({ sku }) => sku), facets, counts }
}

describe('a filtered list', () => {
  it('that asks for nothing is the whole list, with all that can be chosen', async () => {
    const { titles, count, counts, facets } = await read({})
    expect(titles).toEqual(['Alba', 'Brae', 'Cairn', 'Dune', 'Esk', 'Fara'])
    expect(count).toBe(6)
    expect(counts('category')).toEqual(['bowls 2', 'vases 3'])
    expect(counts('glaze')).toEqual(['mussel 1', 'oatmeal 2', 'slate 3'])
    expect(counts('size')).toEqual(['9-cm 2', '12-cm 1'])
    expect(counts('price')).toEqual(['0-25 1', '25-50 3', '50-100 0', '100 1'])
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

  it('has what meets all that is asked with one and the same variant', async () => {
    expect((await read({ glaze: 'oatmeal', stock: 'in' })).titles).toEqual([])
    expect((await read({ glaze: 'slate', stock: 'in' })).titles).toEqual(['Alba', 'Cairn'])
    expect((await read({ glaze: 'oatmeal', price: '25-50' })).titles).toEqual(['Brae'])
    expect((await read({ glaze: 'slate', price: '25-50', size: '9-cm' })).titles).toEqual(['Alba'])
  })

  it('names of each the first variant that meets it, one that can be had before others', async () => {
    expect((await read({ category: 'bowls', size: ['9-cm', '12-cm'] })).skus).toEqual(['A2', 'B1'])
    expect((await read({ glaze: 'slate' })).skus).toEqual(['A2', 'C1', 'D1'])
    expect((await read({ glaze: ['mussel', 'slate'], price: '100' })).skus).toEqual(['D1'])
    expect((await read({ stock: 'in' })).skus).toEqual(['A2', 'C1'])
    expect((await read({ category: 'bowls', sort: 'name' })).skus).toEqual([null, null])
  })

  it('counts in each facet what the others leave, whatever is chosen in it', async () => {
    const { counts, facets, count } = await read({ glaze: 'slate', stock: 'in' })
    expect(count).toBe(2)
    expect(counts('glaze')).toEqual(['mussel 0', 'oatmeal 0', 'slate 2'])
    expect(counts('category')).toEqual(['bowls 1', 'vases 1'])
    expect(counts('size')).toEqual(['9-cm 1', '12-cm 0'])
    expect(counts('price')).toEqual(['0-25 0', '25-50 2', '50-100 0', '100 0'])
    expect(facets.inStock).toBe(2)
  })

  it('says of each choice how many there will be when it is chosen', async () => {
    const asked: QueryValues[] = [
      {},
      { stock: 'in' },
      { glaze: ['slate', 'mussel'] },
      { size: '9-cm', price: '25-50' },
      { glaze: 'oatmeal', size: '9-cm', stock: 'in' },
      { category: 'vases', price: ['0-25', '25-50'] },
    ]
    for (const values of asked) {
      const { facets } = await read(values)
      for (const facet of ['category', 'price', 'glaze', 'size'] as const)
        for (const { key, count } of facets[facet])
          expect(
            (await read({ ...values, [facet]: key })).count,
            `${facet} ${key} of ${JSON.stringify(values)}`,
          ).toBe(count)
      expect((await read({ ...values, stock: 'in' })).count).toBe(facets.inStock)
    }
  })

  it('knows the prices of the market', async () => {
    const market = findMarket('en-us') ?? defaultMarket
    expect((await read({ price: '25-50' }, null, market)).titles).toEqual(['Alba', 'Brae', 'Fara'])
    expect((await read({ sort: 'price-down' })).titles.slice(0, 4)).toEqual(['Dune', 'Cairn', 'Brae', 'Alba'])
    expect((await read({ sort: 'price' })).titles.slice(-2)).toEqual(['Esk', 'Fara'])
    expect((await read({ sort: 'newest' })).titles).toEqual(['Fara', 'Esk', 'Brae', 'Cairn', 'Dune', 'Alba'])
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
      'Brae',
      'Cairn',
    ])
    const beyond = await read({ page: '99999' }, null, defaultMarket, 2)
    expect([beyond.titles.length, beyond.count]).toEqual([0, 6])
  })
})
