import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { articleQuery } from '#sanity/queries/article.ts'
import { categoryQuery } from '#sanity/queries/category.ts'
import { homeQuery } from '#sanity/queries/home.ts'
import { inventoryItemQuery } from '#sanity/queries/inventory.ts'
import { journalQuery } from '#sanity/queries/journal.ts'
import { pageQuery } from '#sanity/queries/page.ts'
import { productQuery } from '#sanity/queries/product.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { referrersQuery } from '#sanity/queries/referrers.ts'
import { settingsQuery } from '#sanity/queries/settings.ts'
import { productSlugsQuery } from '#sanity/queries/slugs.ts'
import { variantBySkuQuery } from '#sanity/queries/variant.ts'
import type {
  ArticleQueryResult,
  CategoryQueryResult,
  HomeQueryResult,
  JournalQueryResult,
  PageQueryResult,
  ProductQueryResult,
  ProductsQueryResult,
  ReferrersQueryResult,
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
    expect(ids(await run<ProductsQueryResult>(productsQuery))).toEqual([
      'product-alba',
      'product-basin',
      'product-luna',
    ])
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
      _type: 'product',
      _rev: 'r1',
      slug: 'luna',
      category: { title: 'Mugs', slug: 'mugs' },
      images: [{ _key: 'i', alt: 'luna', asset: { _id: 'image-1', url: 'https://lake.example/1.jpg' } }],
    })
    expect(product?.variants?.map(({ sku }) => sku)).toEqual(['LUNA-S', 'LUNA-L'])
  })

  it('give null for a slug that nothing has', async () => {
    expect(await run(productQuery, { slug: 'nothing' })).toBeNull()
    expect(await run(categoryQuery, { slug: 'luna' })).toBeNull()
  })

  it('give a category the products that are in it', async () => {
    const category = await run<CategoryQueryResult>(categoryQuery, { slug: 'mugs' })
    expect(ids(category?.products ?? [])).toEqual(['product-alba', 'product-luna'])
  })

  it('give the journal the latest article first', async () => {
    expect(ids(await run<JournalQueryResult>(journalQuery))).toEqual(['article-clay', 'article-firing'])
  })

  it('follow products and pictures out of Portable Text', async () => {
    const firing = await run<ArticleQueryResult>(articleQuery, { slug: 'firing' })
    expect(firing?.body?.[0]).toMatchObject({ product: { title: 'luna', slug: 'luna' } })
    const clay = await run<ArticleQueryResult>(articleQuery, { slug: 'clay' })
    expect(clay?.body?.[0]).toMatchObject({ caption: 'Wet', asset: { _id: 'image-1' } })
    const about = await run<PageQueryResult>(pageQuery, { slug: 'about' })
    expect(about?.body?.[0]).toMatchObject({ product: { slug: 'basin' } })
  })

  it('follow the navigation to its documents', async () => {
    expect(await run(settingsQuery)).toMatchObject({
      name: 'Restock',
      navigation: [{ label: 'Mugs', target: { _type: 'category', slug: 'mugs' } }],
    })
  })

  it('list the slugs of what has a page', async () => {
    const slugs = await run<{ slug: string }[]>(productSlugsQuery)
    expect(slugs.map(({ slug }) => slug)).toEqual(['alba', 'basin', 'luna'])
  })

  it('find a variant and its stock by the sku', async () => {
    const found = await run<VariantBySkuQueryResult>(variantBySkuQuery, { sku: 'LUNA-L' })
    expect(found).toMatchObject({ title: 'luna', slug: 'luna', variant: { sku: 'LUNA-L' } })
    expect(await run(variantBySkuQuery, { sku: 'NONE' })).toBeNull()
    expect(await run(inventoryItemQuery, { sku: 'LUNA-S' })).toMatchObject({ onHand: 0, sold: 3 })
  })
})

describe('the query for referrers', () => {
  const referrers = (id: string, sku: string | null = null, relatedIds: string[] = []) =>
    run<ReferrersQueryResult>(referrersQuery, { id, sku, relatedIds })

  it('goes from a category to its products, and on to the texts that show their cards', async () => {
    const { self, direct, indirect } = await referrers('category-mugs')
    expect(self).toMatchObject({ slug: 'mugs' })
    expect(ids(direct)).toEqual(['product-alba', 'product-luna', 'settings'])
    expect(ids(indirect)).toEqual(['article-firing'])
  })

  it('goes from a product to the texts that show its card', async () => {
    const { direct, indirect } = await referrers('product-basin')
    expect(ids(direct)).toEqual(['page-about'])
    expect(indirect).toEqual([])
  })

  it('goes from a count of stock to its product with its category, and to the texts', async () => {
    const { direct, indirect } = await referrers('inventory-LUNA-S', 'LUNA-S')
    expect(direct).toEqual([
      {
        _id: 'product-luna',
        _type: 'product',
        slug: 'luna',
        featured: true,
        category: { _id: 'category-mugs', _type: 'category', slug: 'mugs' },
      },
    ])
    expect(ids(indirect)).toEqual(['article-firing'])
  })

  it('goes from a picture to all that show it', async () => {
    const { direct, indirect } = await referrers('image-1')
    expect(ids(direct)).toEqual([
      'article-clay',
      'product-alba',
      'product-basin',
      'product-luna',
      'product-unnamed',
    ])
    expect(ids(indirect)).toEqual(['article-firing', 'page-about'])
  })

  it('takes no missing sku for the sku null', async () => {
    const { direct } = await referrers('nothing')
    expect(direct).toEqual([])
  })

  it('knows the documents that the change names, and has no self for what is gone', async () => {
    const { self, related } = await referrers('product-gone', null, ['category-mugs', 'category-gone'])
    expect(self).toBeNull()
    expect(related).toEqual([{ _id: 'category-mugs', _type: 'category', slug: 'mugs' }])
  })
})
