import { beforeAll, describe, expect, it, vi } from 'vitest'
import { serializeJsonLd } from '#app/_components/json-ld.tsx'
import type { Article } from '#app/_content/article.ts'
import type { Picture } from '#app/_content/picture.ts'
import type { Product } from '#app/_content/product.ts'
import { articleData } from '#app/_lib/article-data.ts'
import { productData } from '#app/_lib/product-data.ts'
import type { Variant } from '#lib/catalog/variant.ts'
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
  related: [],
  mentions: [],
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

  const variantsOf = (data: Record<string, unknown>) => data.hasVariant as Record<string, unknown>[]

  it('is a group with an offer for each variant that has a price in the market', () => {
    const data = productData({ product, market: us, stock: new Map([['A', 2]]) })
    expect(data).toMatchObject({ '@type': 'ProductGroup', name: 'Luna', productGroupID: 'product-luna' })
    const [a, b, c] = variantsOf(data)
    expect(a).toMatchObject({
      '@type': 'Product',
      sku: 'A',
      url: 'https://shop.example/en-us/products/luna/a',
      offers: {
        '@type': 'Offer',
        price: '32.50',
        priceCurrency: 'USD',
        url: 'https://shop.example/en-us/products/luna/a',
        availability: 'https://schema.org/InStock',
      },
    })
    expect(b?.offers).toMatchObject({ availability: 'https://schema.org/OutOfStock' })
    expect(c?.offers).toBeUndefined()
  })

  it('says by what the variants differ, in the words that schema.org has for it', () => {
    const options = (size: string) => [
      { name: 'Size', value: size },
      { name: 'Glaze', value: 'Oatmeal' },
      { name: 'Lid', value: size },
    ]
    const variants = product.variants.map((variant) => ({ ...variant, options: options(variant.sku) }))
    const data = productData({ product: { ...product, variants }, market: us, stock: undefined })
    expect(data.variesBy).toEqual(['https://schema.org/size'])
    expect(variantsOf(data)[0]).toMatchObject({ size: 'A', color: 'Oatmeal', name: 'Luna, A · Oatmeal · A' })
  })

  it('is one product where there is one variant, or the page is of one', () => {
    const [only, other] = product.variants
    expect(
      productData({ product: { ...product, variants: [only as Variant] }, market: us, stock: undefined }),
    ).toMatchObject({
      '@type': 'Product',
      name: 'Luna',
      sku: 'A',
    })
    expect(productData({ product, market: us, stock: undefined, chosen: other })).toMatchObject({
      '@type': 'Product',
      sku: 'B',
    })
    expect(
      productData({ product: { ...product, variants: [] }, market: us, stock: undefined }),
    ).toMatchObject({
      '@type': 'Product',
      url: 'https://shop.example/en-us/products/luna',
    })
  })

  it('shows each variant by its own picture', () => {
    const picture = (hash: string): Picture => ({
      assetId: `image-${hash}-1600x2000-jpg`,
      alt: hash,
      placeholder: undefined,
      crop: undefined,
      hotspot: undefined,
    })
    const [plain, own] = product.variants
    const variants = [plain, { ...own, image: picture('own') }] as Product['variants']
    const pictured = { ...product, images: [picture('front'), picture('detail')], variants }
    const data = productData({ product: pictured, market: us, stock: undefined })
    const shown = ({ image }: Record<string, unknown>) =>
      (image as string[]).map((address) => /([a-z]+)-1600x2000/.exec(address)?.[1])
    expect([shown(data), ...variantsOf(data).map(shown)]).toEqual([
      ['front', 'detail'],
      ['front', 'detail'],
      ['own', 'detail'],
    ])
  })

  it('claims nothing about a stock that could not be read', () => {
    const [a] = variantsOf(productData({ product, market: us, stock: undefined }))
    expect(a?.offers).toMatchObject({ availability: undefined })
  })

  it('offers nothing for a price of nothing', () => {
    const [variant] = product.variants
    const free = { ...(variant as Variant), prices: [{ currency: 'USD', amount: 0 }] }
    const data = productData({ product: { ...product, variants: [free] }, market: us, stock: undefined })
    expect(data.offers).toBeUndefined()
  })
})

describe('articleData', () => {
  beforeAll(() => {
    for (const [name, value] of Object.entries(testEnvironment)) vi.stubEnv(name, value)
    return () => vi.unstubAllEnvs()
  })

  it('says on which days the article was written and last changed', () => {
    const article: Article = {
      _id: 'article-kiln',
      _updatedAt: '2026-03-05T23:30:00Z',
      title: 'Kiln',
      slug: 'kiln',
      publishedAt: '2026-03-04T10:00:00Z',
      excerpt: '',
      cover: undefined,
      author: null,
      body: [],
      more: [],
    }
    expect(articleData({ article, market: us, publisher: 'Tidewrack' })).toMatchObject({
      datePublished: '2026-03-04',
      dateModified: '2026-03-05',
    })
  })
})
