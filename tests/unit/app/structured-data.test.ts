import { beforeAll, describe, expect, it, vi } from 'vitest'
import { serializeJsonLd } from '#app/_components/json-ld.tsx'
import type { Product } from '#app/_content/product.ts'
import { productData } from '#app/_lib/product-data.ts'
import { findMarket, type Market } from '#lib/market/markets.ts'
import { testEnvironment } from './test-environment.ts'

const us = findMarket('en-us') as Market

const product: Product = {
  _id: 'product-luna',
  title: 'Luna',
  slug: 'luna',
  summary: '',
  category: null,
  images: [],
  description: [],
  variants: [
    { sku: 'A', options: [], prices: [{ currency: 'USD', amount: 3250 }], compareAtPrices: [] },
    { sku: 'B', options: [], prices: [{ currency: 'USD', amount: 4000 }], compareAtPrices: [] },
    { sku: 'C', options: [], prices: [{ currency: 'EUR', amount: 4000 }], compareAtPrices: [] },
  ],
}

describe('serializeJsonLd', () => {
  it('cannot be left by a text that closes the script', () => {
    const text = serializeJsonLd({ name: '</script><script>alert(1)</script>' })
    expect(text).not.toContain('<')
    expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)</script>' })
  })
})

describe('productData', () => {
  beforeAll(() => {
    for (const [name, value] of Object.entries(testEnvironment)) vi.stubEnv(name, value)
    return () => vi.unstubAllEnvs()
  })

  it('offers each variant that has a price in the market, with its availability', () => {
    const { offers } = productData({ product, market: us, stock: new Map([['A', 2]]) })
    expect(offers).toEqual([
      expect.objectContaining({
        sku: 'A',
        price: '32.50',
        priceCurrency: 'USD',
        url: 'https://shop.example/en-us/products/luna#A',
        availability: 'https://schema.org/InStock',
      }),
      expect.objectContaining({ sku: 'B', availability: 'https://schema.org/OutOfStock' }),
    ])
  })

  it('claims nothing about a stock that could not be read', () => {
    const { offers } = productData({ product, market: us, stock: undefined })
    expect(offers).toEqual([
      expect.objectContaining({ availability: undefined }),
      expect.objectContaining({ availability: undefined }),
    ])
  })
})
