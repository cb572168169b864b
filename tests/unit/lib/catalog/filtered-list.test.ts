import { getTableColumns } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { catalogueVariants } from '#lib/db/schema.ts'
import { markets } from '#lib/market/markets.ts'
import { productRow } from '#lib/search/product-row.ts'

it.each(markets)('filters know the prices of $label', ({ currency }) => {
  const column = currency.toLowerCase()
  expect(Object.keys(getTableColumns(catalogueVariants))).toContain(column)
  const row = productRow({
    _id: 'product-1',
    _type: 'product',
    _rev: 'r',
    _createdAt: new Date(0),
    _updatedAt: new Date(0),
    title: 'Luna mug',
    slug: 'luna-mug',
    summary: '',
    card: {},
    variants: [{ sku: 'A', options: [], prices: [{ currency, amount: 2_800 }], compareAtPrices: [] }],
  })
  expect(row.variants).toMatchObject([{ sku: 'A', [column]: 2_800 }])
})
