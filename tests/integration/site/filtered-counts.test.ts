import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choiceKey } from '#lib/catalog/choice-key.ts'
import type { QueryValues } from '#lib/catalog/parse-filter.ts'
import { priceRanges } from '#lib/catalog/price-ranges.ts'
import { readFiltered } from '#lib/catalog/read-filtered.ts'
import { stock } from '#lib/db/schema.ts'
import { defaultMarket } from '#lib/market/markets.ts'
import { projectDocuments } from '#lib/search/project.ts'
import type { Source } from '#lib/search/source.ts'
import { chance } from '#scripts/seed/chance.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

interface Made {
  name: string
  category: string | null
  variants: {
    sku: string
    glaze: string | null
    size: string | null
    amount: number | null
    inStock: boolean
  }[]
}

const random = chance(7)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const some = <T>(from: readonly T[], share: number) => from.filter(() => random() < share)

const glazes = ['Oatmeal', 'Slate', 'Mussel', 'Rockpool celadon']
const sizes = ['Small, 9 cm', 'Large, 12 cm']
const categories = ['bowls', 'mugs', 'vases']
const products = Array.from({ length: 120 }, (_, number) => productOf(number))

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
  const sources = products.map(sourceOf)
  for (let at = 0; at < sources.length; at += 100) {
    const some = sources.slice(at, at + 100)
    await projectDocuments(
      test.db,
      some.map(({ _id }) => _id),
      async () => some,
    )
  }
  const skus = products.flatMap(({ variants }) => variants)
  await test.db.insert(stock).values(skus.map(({ sku, inStock }) => counted(sku, inStock ? 2 : 0)))
})
afterAll(() => test?.close())

function productOf(number: number): Made {
  const variants = Array.from({ length: Math.floor(random() * 6) }, (_, at) => ({
    sku: `P${number}-${at}`,
    glaze: random() < 0.1 ? null : pick(glazes),
    size: random() < 0.2 ? null : pick(sizes),
    amount: random() < 0.1 ? null : pick([0, 2_499, 2_500, 4_999, 5_000, 9_999, 10_000, 30_000]),
    inStock: random() < 0.6,
  }))
  return { name: `p${number}`, category: random() < 0.1 ? null : pick(categories), variants }
}

function sourceOf({ name, category, variants }: Made): Source {
  const at = new Date(Date.UTC(2026, 0, 1))
  const option = (of: string, value: string | null) => (value === null ? [] : [{ name: of, value }])
  return {
    _id: name,
    _type: 'product',
    _rev: 'r',
    _createdAt: at,
    _updatedAt: at,
    title: name,
    slug: name,
    summary: '',
    category: category ? { _id: category, _rev: 'r', title: category, slug: category } : null,
    categoryId: category,
    variants: variants.map(({ sku, glaze, size, amount }) => ({
      sku,
      options: [...option('Glaze', glaze), ...option('Size', size)],
      prices: amount === null ? [] : [{ currency: defaultMarket.currency, amount }],
      compareAtPrices: [],
    })),
    card: { name },
  }
}

function counted(sku: string, onHand: number) {
  const at = new Date()
  const document = { documentId: `inventory-${sku}`, documentRev: 'r', documentUpdatedAt: at, readAt: at }
  return { sku, ...document, onHand, held: 0, soldInDocument: 0, soldHere: 0 }
}

interface Asked {
  category: string[]
  price: string[]
  glaze: string[]
  size: string[]
  inStock: boolean
}

/** What is asked as the pages say it, evaluated one product after the other. */
function leaves({ category, price, glaze, size, inStock }: Asked, product: Made): boolean {
  const among = (keys: readonly string[], key: string | null) =>
    keys.length === 0 || (key !== null && keys.includes(key))
  const rangeOf = (amount: number | null) =>
    // An amount of nothing is a price that is not filled in.
    priceRanges.find(({ from, to }) => amount && amount >= from && (to === null || amount < to))?.key ?? null
  const keyOf = (value: string | null) => (value === null ? null : choiceKey(value))
  if (!among(category, product.category)) return false
  if (price.length + glaze.length + size.length === 0 && !inStock) return true
  return product.variants.some(
    (variant) =>
      among(price, rangeOf(variant.amount)) &&
      among(glaze, keyOf(variant.glaze)) &&
      among(size, keyOf(variant.size)) &&
      (!inStock || variant.inStock),
  )
}

function questions(): Asked[] {
  const facets = ['category', 'price', 'glaze', 'size', 'stock'] as const
  const values = {
    category: categories,
    price: priceRanges.map(({ key }) => key),
    glaze: glazes.map(choiceKey),
    size: sizes.map(choiceKey),
  }
  // Each set of facets once, for the query has another form with each.
  return Array.from({ length: 2 ** facets.length }, (_, set) => {
    const asks = (facet: (typeof facets)[number]) => (set >> facets.indexOf(facet)) & 1
    const of = (facet: keyof typeof values) =>
      asks(facet) ? [...new Set([pick(values[facet]), ...some(values[facet], 0.3)])].sort() : []
    return {
      category: of('category'),
      price: of('price'),
      glaze: of('glaze'),
      size: of('size'),
      inStock: asks('stock') === 1,
    }
  })
}

describe('the counts of a filtered list', () => {
  it.each([null, 'mugs'])(
    'are those of a plain evaluation, whatever is asked together, in %s',
    async (within) => {
      const listed = products.filter(({ category }) => within === null || category === within)
      const count = (asked: Asked) => listed.filter((product) => leaves(asked, product)).length
      for (const asked of questions()) {
        if (within !== null) asked.category = []
        const { inStock, ...choices } = asked
        const values: QueryValues = { ...choices, stock: inStock ? 'in' : undefined }
        const found = await readFiltered(
          { category: within, market: defaultMarket, size: 12 },
          values,
          test.db,
        )
        const what = JSON.stringify(values)
        expect(found.ignored, what).toEqual([])
        expect(found.count, what).toBe(count(asked))
        expect(found.facets.inStock, what).toBe(count({ ...asked, inStock: true }))
        for (const facet of ['category', 'price', 'glaze', 'size'] as const)
          for (const { key, count: told } of found.facets[facet])
            expect(told, `${facet} ${key} of ${what}`).toBe(count({ ...asked, [facet]: [key] }))
      }
    },
  )
})
