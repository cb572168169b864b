import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import type { Referrers } from '#lib/freshness/referrers.ts'
import { articleQuery } from '#sanity/queries/article.ts'
import { authorQuery } from '#sanity/queries/author.ts'
import { categoryQuery } from '#sanity/queries/category.ts'
import { homeQuery } from '#sanity/queries/home.ts'
import { inventoryItemQuery } from '#sanity/queries/inventory.ts'
import { journalQuery } from '#sanity/queries/journal.ts'
import { pageQuery } from '#sanity/queries/page.ts'
import { productQuery } from '#sanity/queries/product.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { referrersQuery } from '#sanity/queries/referrers.ts'
import { settingsQuery } from '#sanity/queries/settings.ts'
import { slugOfQuery, slugsQuery } from '#sanity/queries/slugs.ts'
import { variantBySkuQuery } from '#sanity/queries/variant.ts'
import type {
  ArticleQueryResult,
  AuthorQueryResult,
  CategoryQueryResult,
  HomeQueryResult,
  JournalQueryResult,
  PageQueryResult,
  ProductQueryResult,
  ProductsQueryResult,
  VariantBySkuQueryResult,
} from '#sanity/types.ts'
import { shop } from './shop.ts'

async function run<Result>(query: string, params: Record<string, unknown> = {}): Promise<Result> {
  const value = await evaluate(parse(query, { params }), { dataset: shop, params })
  return (await value.get()) as Result
}

const ids = (documents: { _id: string }[]) => documents.map(({ _id }) => _id)

describe('the queries of pages', () => {
  it('list products by name, without those that have no page', async () => {
    const { products, count } = await run<ProductsQueryResult>(productsQuery, { from: 0, to: 12 })
    expect(ids(products)).toEqual(['product-alba', 'product-basin', 'product-luna'])
    expect(count).toBe(3)
    const second = await run<ProductsQueryResult>(productsQuery, { from: 2, to: 4 })
    expect(ids(second.products)).toEqual(['product-luna'])
    expect(second.count).toBe(3)
  })

  it('give the home page its featured products, categories in their places and latest articles', async () => {
    const home = await run<HomeQueryResult>(homeQuery)
    expect(ids(home.products)).toEqual(['product-basin', 'product-luna'])
    expect(ids(home.categories)).toEqual(['category-bowls', 'category-mugs'])
    expect(ids(home.articles)).toEqual(['article-clay', 'article-firing'])
  })

  it('give a product its category, and its pictures their assets', async () => {
    const product = await run<ProductQueryResult>(productQuery, { slug: 'luna' })
    expect(product).toMatchObject({
      _id: 'product-luna',
      slug: 'luna',
      category: { title: 'Mugs', slug: 'mugs' },
      images: [{ _key: 'i', alt: 'luna', asset: { _id: 'image-1' } }],
    })
    expect(product?.variants?.map(({ sku }) => sku)).toEqual(['LUNA-S', 'LUNA-L'])
  })

  it('give null for a slug that nothing has', async () => {
    expect(await run(productQuery, { slug: 'nothing' })).toBeNull()
    expect(await run(categoryQuery, { slug: 'luna', from: 0, to: 12 })).toBeNull()
  })

  it('give a category the products that are in it', async () => {
    const category = await run<CategoryQueryResult>(categoryQuery, { slug: 'mugs', from: 0, to: 12 })
    expect(ids(category?.products ?? [])).toEqual(['product-alba', 'product-luna'])
  })

  it('give the journal the latest article first', async () => {
    expect(ids(await run<JournalQueryResult>(journalQuery))).toEqual(['article-clay', 'article-firing'])
  })

  it('give it what has no date last', async () => {
    const undated = { _id: 'article-a', _type: 'article', slug: { current: 'a' } }
    const value = await evaluate(parse(journalQuery), { dataset: [undated, ...shop] })
    expect(ids((await value.get()) as JournalQueryResult)).toEqual([
      'article-clay',
      'article-firing',
      'article-a',
    ])
  })

  it('follow products and pictures out of Portable Text', async () => {
    const firing = await run<ArticleQueryResult>(articleQuery, { slug: 'firing' })
    expect(firing?.body?.[0]).toMatchObject({ product: { title: 'luna', slug: 'luna' } })
    const clay = await run<ArticleQueryResult>(articleQuery, { slug: 'clay' })
    expect(clay?.body?.[0]).toMatchObject({ caption: 'Wet', asset: { _id: 'image-1' } })
    const about = await run<PageQueryResult>(pageQuery, { slug: 'about' })
    expect(about?.body?.[0]).toMatchObject({ product: { slug: 'basin' } })
  })

  it('give an article its author, and the name alone of one that is no document', async () => {
    const author = async (slug: string) => (await run<ArticleQueryResult>(articleQuery, { slug }))?.author
    expect(await author('firing')).toEqual({ title: 'Ana', slug: 'ana' })
    expect(await author('clay')).toEqual({ title: 'Ben', slug: null })
  })

  it('give an author their articles', async () => {
    const ana = await run<AuthorQueryResult>(authorQuery, { slug: 'ana' })
    expect(ids(ana?.articles ?? [])).toEqual(['article-firing'])
  })

  it('follow the navigation to its documents', async () => {
    expect(await run(settingsQuery)).toMatchObject({
      name: 'Restock',
      navigation: [{ label: 'Mugs', target: { _type: 'category', slug: 'mugs' } }],
    })
  })

  it('list the slugs of what has a page', async () => {
    const slugs = await run<{ slug: string }[]>(slugsQuery, { types: ['product', 'page'] })
    expect(slugs.map(({ slug }) => slug)).toEqual(['about', 'alba', 'basin', 'luna'])
    expect(await run(slugOfQuery, { type: 'product', id: 'product-luna' })).toEqual({ slug: 'luna' })
    expect(await run(slugOfQuery, { type: 'product', id: 'product-gone' })).toEqual({ slug: null })
  })

  it('find a variant and its stock by the sku', async () => {
    const found = await run<VariantBySkuQueryResult>(variantBySkuQuery, { sku: 'LUNA-L' })
    expect(found).toMatchObject({ title: 'luna', slug: 'luna', variant: { sku: 'LUNA-L' } })
    expect(await run(variantBySkuQuery, { sku: 'NONE' })).toBeNull()
    expect(await run(inventoryItemQuery, { sku: 'LUNA-S' })).toMatchObject({ onHand: 0, sold: 3 })
  })

  it('show a variant by its own picture, and by the first of its product when it has none', async () => {
    const tumbler = {
      _id: 'product-tumbler',
      _type: 'product',
      images: [{ alt: 'white', asset: { _ref: 'image-1' } }],
      variants: [
        { sku: 'PLAIN' },
        { sku: 'BLUE', image: { alt: 'blue', asset: { _ref: 'image-1' } } },
        { sku: 'EMPTY', image: { alt: 'nothing' } },
      ],
    }
    const altOf = async (sku: string) => {
      const value = await evaluate(parse(variantBySkuQuery), {
        dataset: [...shop, tumbler],
        params: { sku },
      })
      return ((await value.get()) as VariantBySkuQueryResult)?.image?.alt
    }
    expect(await Promise.all(['PLAIN', 'BLUE', 'EMPTY'].map(altOf))).toEqual(['white', 'blue', 'white'])
  })
})

describe('the query for referrers', () => {
  const referrers = (type: string, id: string, more: Record<string, unknown> = {}) =>
    run<Referrers>(referrersQuery, {
      id,
      type,
      slugs: [],
      categoryIds: [],
      mentionedIds: [],
      sku: null,
      firstTitle: null,
      lastTitle: null,
      ...more,
    })

  it('goes from a category to its products and the navigation', async () => {
    const { self, referrers: found } = await referrers('category', 'category-mugs')
    expect(self).toMatchObject({ slug: 'mugs' })
    expect(ids(found)).toEqual(['product-alba', 'product-luna', 'settings'])
  })

  it('goes from a product to the texts that show its card, and knows who stands on the home page', async () => {
    const found = await referrers('product', 'product-basin', {
      categoryIds: ['category-mugs', 'category-gone'],
    })
    expect(ids(found.referrers)).toEqual(['page-about'])
    expect(found.categories).toMatchObject([{ _id: 'category-mugs', slug: 'mugs', count: 2 }])
    expect(found.featured).toEqual([
      { _id: 'product-basin', title: 'basin' },
      { _id: 'product-luna', title: 'luna' },
    ])
    expect(found.latest).toBeNull()
  })

  it('goes from a sku to its product with its category, and to the texts', async () => {
    const { carriers, tellers } = await referrers('inventoryItem', '', { sku: 'LUNA-S' })
    expect(carriers).toMatchObject([
      {
        _id: 'product-luna',
        featured: true,
        category: { slug: 'mugs' },
        variants: [{ sku: 'LUNA-S' }, { sku: 'LUNA-L' }],
      },
    ])
    expect(tellers).toMatchObject([{ _id: 'article-firing', products: ['product-luna'] }])
  })

  it('knows of a sku who else stands at the address of its carrier, for only the first is shown there', async () => {
    const before = {
      _id: 'product-a-first',
      _type: 'product',
      slug: { current: 'luna' },
      variants: [{ sku: 'A' }],
    }
    const params = { id: 'inventory-LUNA-S', type: 'inventoryItem', slugs: [], sku: 'LUNA-S' }
    const rest = { categoryIds: [], mentionedIds: [], firstTitle: null, lastTitle: null }
    const value = await evaluate(parse(referrersQuery), {
      dataset: [...shop, before],
      params: { ...params, ...rest },
    })
    const { products } = (await value.get()) as Referrers
    expect(products?.map(({ _id, skus }) => [_id, skus])).toEqual([
      ['product-a-first', ['A']],
      ['product-luna', ['LUNA-S', 'LUNA-L']],
    ])
  })

  it('knows of a category who else stands at the addresses of its products', async () => {
    const before = { _id: 'product-a-first', _type: 'product', slug: { current: 'luna' }, variants: [] }
    const params = { id: 'category-mugs', type: 'category', slugs: [], sku: null }
    const rest = { categoryIds: ['category-mugs'], mentionedIds: [], firstTitle: null, lastTitle: null }
    const value = await evaluate(parse(referrersQuery), {
      dataset: [...shop, before],
      params: { ...params, ...rest },
    })
    const { products } = (await value.get()) as Referrers
    const atLuna = products?.filter(({ slug }) => slug === 'luna').map(({ _id }) => _id)
    expect(atLuna).toEqual(['product-a-first', 'product-luna'])
  })

  it('takes no missing sku for the sku null', async () => {
    const { carriers, tellers } = await referrers('product', 'product-unnamed')
    expect([carriers, tellers]).toEqual([[], []])
  })

  it('has no self for what is gone, and knows who has its address', async () => {
    const { self, others } = await referrers('product', 'product-gone', { slugs: ['luna'] })
    expect(self).toBeNull()
    expect(ids(others)).toEqual(['product-luna'])
  })

  it('goes from an author to their articles, and from an article to its author', async () => {
    const author = await referrers('author', 'author-ana', { slugs: ['ana'] })
    expect(author.self).toMatchObject({ slug: 'ana' })
    expect(ids(author.referrers)).toEqual(['article-firing'])
    const article = await referrers('article', 'article-firing', {
      mentionedIds: ['author-ana', 'product-luna'],
    })
    expect(ids(article.mentioned).sort()).toEqual(['author-ana', 'product-luna'])
  })

  it('knows the latest articles', async () => {
    const { latest } = await referrers('article', 'article-firing')
    expect(ids(latest ?? [])).toEqual(['article-clay', 'article-firing'])
  })

  it('knows for settings whose words and pictures are missing', async () => {
    const { lacking } = await referrers('settings', 'settings')
    expect(lacking?.find(({ _id }) => _id === 'product-luna')).toMatchObject({
      description: false,
      picture: true,
    })
    expect(lacking?.find(({ _id }) => _id === 'page-about')).toMatchObject({ picture: false })
    expect(lacking?.some(({ slug }) => slug === null)).toBe(false)
  })
})
