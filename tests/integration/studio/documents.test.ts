import path from 'node:path'
import type { SanityDocument } from '@sanity/client'
import { sanityImport } from '@sanity/import'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake } from './running-lake.ts'
import { errorsOf } from './validation.ts'

let running: RunningLake
const editor = () => running.client('administrator')
const read = (query: string) => editor().fetch<SanityDocument[]>(query)

beforeAll(async () => {
  running = await startLake()
  await sanityImport(path.resolve(import.meta.dirname, '../../../seed/production'), {
    client: editor(),
    operation: 'createOrReplace',
  })
})
afterAll(() => running.remove())

async function errorsWith(id: string, change: object) {
  const [document] = await read(`*[_id == "${id}"]`)
  if (!document) throw new Error(`The demo shop has no ${id}`)
  return errorsOf({ ...document, ...change, _id: `drafts.${id}` }, editor())
}

describe('the demo shop', () => {
  it('has no document that the Studio would refuse to publish', async () => {
    const documents = await read(
      '*[_type in ["product", "category", "article", "author", "page", "settings", "inventoryItem"]]',
    )
    expect(documents.length).toBeGreaterThan(100)
    const errors: string[] = []
    // A few at a time: of questions that are slow for a moment, the lake refuses those beyond thirty.
    for (let at = 0; at < documents.length; at += 10) {
      const some = documents.slice(at, at + 10).map(async (document) => {
        for (const error of await errorsOf(document, editor())) errors.push(`${document._id} ${error}`)
      })
      await Promise.all(some)
    }
    expect(errors).toEqual([])
  }, 300_000)
})

describe('a product', () => {
  const variant = (_key: string, sku: string, more: object = {}) => ({
    _key,
    _type: 'variant',
    sku,
    options: [{ _key: 'o', _type: 'option', name: 'Size', value: _key }],
    prices: [
      { _key: 'e', _type: 'price', currency: 'EUR', amount: 2400 },
      { _key: 'u', _type: 'price', currency: 'USD', amount: 2800 },
    ],
    ...more,
  })

  it('may carry its own skus in its draft', async () => {
    expect(await errorsWith('product-luna-mug', {})).toEqual([])
  })

  it('may not carry the sku of another product', async () => {
    const [other] = await read(
      '*[_type == "product" && _id != "product-luna-mug" && count(variants) > 0][0...1]',
    )
    const sku: string = other?.variants[0].sku
    expect(await errorsWith('product-luna-mug', { variants: [variant('a', sku)] })).toEqual([
      `variants.a.sku: The SKU ${sku} belongs to "${other?.title}". Each needs its own, for stock is counted by it.`,
    ])
  })

  it('may not carry a sku twice, a price with decimals of a cent, or no price', async () => {
    const errors = await errorsWith('product-luna-mug', {
      variants: [
        variant('a', 'NEW-1', { prices: [] }),
        variant('b', 'NEW-1', { prices: [{ _key: 'e', _type: 'price', currency: 'EUR', amount: 24.5 }] }),
      ],
    })
    expect(errors.map((error) => error.split(':')[0]).sort()).toEqual([
      'variants.a.prices',
      'variants.a.sku',
      'variants.b.prices.e.amount',
      'variants.b.sku',
    ])
  })

  it('may not share its address with another product', async () => {
    const errors = await errorsWith('product-luna-mug', {
      slug: {
        _type: 'slug',
        current: (await read('*[_type == "product" && slug.current != "luna-mug"][0...1]'))[0]?.slug.current,
      },
    })
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/^slug/)
  })

  it('is asked for all that a page needs', async () => {
    const errors = await errorsOf(
      { _id: 'drafts.new', _type: 'product', _rev: 'r', _createdAt: '', _updatedAt: '' },
      editor(),
    )
    expect(errors.map((error) => error.split(':')[0]).sort()).toEqual([
      'category',
      'images',
      'slug',
      'summary',
      'title',
      'variants',
    ])
  })
})
