import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogueProducts, catalogueVariants, searchEntries, searchWords } from '#lib/db/schema.ts'
import { followInSearch } from '#lib/search/follow.ts'
import { helpPages, projectHelp } from '#lib/search/help.ts'
import { projectDocuments } from '#lib/search/project.ts'
import type { Source } from '#lib/search/source.ts'
import { source } from '#lib/search/source.ts'
import { syncSearch } from '#lib/search/sync.ts'
import { productsQuery } from '#sanity/queries/products.ts'
import { type RunningLake, startLake } from '#tests/integration/content-lake/support.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// A page waits three seconds for the lake. A build waits longer, as a test on a busy machine does.
vi.hoisted(() => vi.stubEnv('NEXT_PHASE', 'phase-production-build'))

let test: TestDatabase
let lake: RunningLake
beforeAll(async () => {
  test = await createTestDatabase()
  lake = await startLake()
  const secret = 'a secret of at least thirty-two characters'
  const variables = {
    SITE_URL: 'http://localhost:3000',
    SANITY_PROJECT_ID: 'restock',
    SANITY_API_HOST: lake.lake.url,
    SANITY_API_READ_TOKEN: 'viewer-token',
    SANITY_API_WRITE_TOKEN: 'editor-token',
    DATABASE_URL: test.url,
    SENDGRID_API_KEY: 'key',
    MAIL_FROM: 'Restock <shop@shop.example>',
    PREVIEW_SECRET: secret,
    INTERNAL_SECRET: secret,
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
})
beforeEach(async () => {
  await test.clear()
  await editor().delete({ query: '*[!(_id match "_.**")]' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await lake?.stop()
  await test?.close()
})

const editor = () => lake.client('editor-token')
const slug = (current: string) => ({ _type: 'slug', current })
const block = (text: string) => ({
  _type: 'block',
  _key: text.slice(0, 8),
  children: [{ _type: 'span', text }],
})
const option = (name: string, value: string) => ({ _key: name, name, value })
const price = (currency: string, amount: number) => ({ _key: currency, _type: 'price', currency, amount })
const mugs = { _id: 'category-mugs', _type: 'category', title: 'Mugs', slug: slug('mugs') }
const luna = {
  _id: 'product-luna',
  _type: 'product',
  title: 'Luna mug',
  slug: slug('luna-mug'),
  summary: 'Held in both hands',
  category: { _type: 'reference', _ref: mugs._id },
  description: [block('Thrown on Achill')],
  variants: [
    {
      _key: 'a',
      sku: 'MUG-LUNA-S',
      options: [option('Size', 'Small'), option('Glaze', 'Oatmeal')],
      prices: [price('EUR', 2800), price('USD', 3200)],
    },
    {
      _key: 'b',
      sku: 'MUG-LUNA-L',
      options: [option('Size', 'Large'), option('Glaze', 'Oatmeal')],
      prices: [price('EUR', 2600)],
    },
  ],
}
const essay = {
  _id: 'article-kiln',
  _type: 'article',
  title: 'Opening the kiln',
  slug: slug('opening-the-kiln'),
  excerpt: 'Heat',
  body: [block('It takes two days to cool.')],
}
const write = async (...documents: ({ _id: string; _type: string } & Record<string, unknown>)[]) => {
  const transaction = editor().transaction()
  for (const document of documents) transaction.createOrReplace(document)
  await transaction.commit()
}
const project = (id: string, type: 'product' | 'article' | 'page' | 'category' = 'product') =>
  followInSearch(test.db, { id, type })
const products = () => test.db.select().from(catalogueProducts).orderBy(catalogueProducts.documentId)
const variants = () => test.db.select().from(catalogueVariants).orderBy(catalogueVariants.position)
const entries = () => test.db.select().from(searchEntries).orderBy(searchEntries.key)
const titles = async () => (await entries()).map(({ title }) => title)

describe('a changed document', () => {
  it('is projected as the listing shows it', async () => {
    await write(mugs, luna)
    await project(luna._id)
    const [row] = await products()
    expect(row).toMatchObject({
      slug: 'luna-mug',
      title: 'Luna mug',
      categorySlug: 'mugs',
      categoryTitle: 'Mugs',
      prices: { EUR: 2600, USD: 3200 },
      glazes: ['Oatmeal'],
      sizes: ['Small', 'Large'],
    })
    expect(await variants()).toMatchObject([
      { position: 0, sku: 'MUG-LUNA-S', glaze: 'Oatmeal', glazePlace: 1, sizePlace: 1, eur: 2800 },
      { position: 1, sku: 'MUG-LUNA-L', size: 'Large', sizePlace: 2 },
    ])
    const { products: list } = await editor().fetch(productsQuery, { from: 0, to: 1 })
    const [listed] = list
    expect(row?.card).toEqual({ ...listed, looks: [] })
    const [entry] = await entries()
    expect(entry).toMatchObject({ kind: 'product', path: '/products/luna-mug', body: 'Thrown on Achill' })
  })

  it('is found by the words of its text, its options and its sku', async () => {
    await write(mugs, luna, essay)
    await project(luna._id)
    await project(essay._id, 'article')
    const found = async (word: string) => {
      const { rows } = await test.db.$client.query(
        "select key from search_entries where vector @@ websearch_to_tsquery('english', $1)",
        [word],
      )
      return rows.map(({ key }) => key)
    }
    for (const word of ['achill', 'oatmeal', 'hands', 'mugs', 'MUGLUNAS'])
      expect(await found(word)).toEqual([luna._id])
    expect(await found('cooling days')).toEqual([essay._id])
    expect((await test.db.select().from(searchWords)).map(({ word }) => word)).toContain('luna')
  })

  it('leaves the projection when it is deleted, unpublished or loses its address', async () => {
    await write(mugs, luna, essay)
    await project(luna._id)
    await project(essay._id, 'article')
    await editor().delete(essay._id)
    await project(essay._id, 'article')
    expect(await titles()).toEqual(['Luna mug'])
    await editor().createOrReplace({ ...luna, _id: `drafts.${luna._id}` })
    await editor().patch(luna._id).unset(['slug']).commit()
    await project(luna._id)
    expect(await entries()).toEqual([])
    expect(await products()).toEqual([])
  })

  it('may become something else under its id', async () => {
    await write(lunaAlone())
    await project(luna._id)
    await editor().delete(luna._id)
    await write({ ...essay, _id: luna._id })
    await project(luna._id, 'article')
    expect(await products()).toEqual([])
    expect((await entries()).map(({ kind }) => kind)).toEqual(['article'])
  })

  it('is kept with whatever an editor typed', async () => {
    const odd = `a\u0000b \ud800 ${'x'.repeat(20_000)}`
    const made = source.parse({
      ...luna,
      _rev: 'r1',
      _createdAt: '2026-01-01T00:00:00Z',
      _updatedAt: '2026-01-01T00:00:00Z',
      slug: 'luna-mug',
      title: odd,
      summary: odd,
      text: [block(odd), null, 7, { _type: 'unknown', text: odd }],
      card: { title: odd },
      variants: [{ sku: odd, options: [option('Glaze', odd)], prices: [price(odd, 1)] }],
    })
    await projectDocuments(test.db, [luna._id], async () => [made])
    expect(await products()).toHaveLength(1)
    expect(await entries()).toHaveLength(1)
  })
})

const lunaAlone = () => ({ ...luna, category: undefined })

describe('news in any order', () => {
  it('end at what the lake holds, however many come at once', async () => {
    await write(mugs, luna)
    for (let round = 0; round < 5; round++) {
      const projecting = Array.from({ length: 6 }, async (_, at) => {
        await editor()
          .patch(luna._id)
          .set({ title: `Luna ${round} ${at}` })
          .commit()
        await project(luna._id)
      })
      await Promise.all(projecting)
      const held = await editor().getDocument(luna._id)
      expect(await titles()).toEqual([held?.title])
      expect((await products()).map(({ rev }) => rev)).toEqual([held?._rev])
    }
  })

  it('do not bring back what a lagging copy still has', async () => {
    const version = (rev: string, second: number): Source =>
      source.parse({
        ...essay,
        _rev: rev,
        _createdAt: '2026-01-01T00:00:00Z',
        _updatedAt: `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`,
        slug: 'opening-the-kiln',
        title: rev,
      })
    const take = (made: Source) => projectDocuments(test.db, [essay._id], async () => [made])
    await take(version('second', 20))
    await take(version('first', 10))
    expect(await titles()).toEqual(['second'])
    await take(version('third', 20))
    expect(await titles()).toEqual(['third'])
  })
})

describe('a category', () => {
  it('takes its new name to its products', async () => {
    await write(mugs, luna)
    await project(luna._id)
    await write({ ...mugs, title: 'Cups', slug: slug('cups') })
    await project(mugs._id, 'category')
    const [row] = await products()
    expect(row).toMatchObject({ categorySlug: 'cups', categoryTitle: 'Cups' })
    expect((await entries())[0]?.words).toContain('cups')
    expect(row?.categoryRev).toBe((await editor().getDocument(mugs._id))?._rev)
  })

  it('has its products left alone when its name stays', async () => {
    await write(mugs, luna)
    await project(luna._id)
    await test.db.update(searchEntries).set({ title: 'untouched' })
    await write({ ...mugs, description: 'More of them' })
    await project(mugs._id, 'category')
    expect(await titles()).toEqual(['untouched'])
    expect((await products())[0]?.categoryRev).toBe((await editor().getDocument(mugs._id))?._rev)
  })

  it('without an address names nothing, so that its title need not be followed', async () => {
    const { slug: _, ...unaddressed } = mugs
    await write({ ...unaddressed, title: 'Beakers' }, luna)
    await project(luna._id)
    const [before] = await entries()
    expect(before?.words).not.toContain('beakers')
    await write({ ...unaddressed, title: 'Cups' })
    await project(mugs._id, 'category')
    const [after] = await entries()
    await project(luna._id)
    expect((await entries())[0]).toEqual(after)
  })

  it('is healed by a sync when nobody told of it', async () => {
    await write(mugs, luna)
    await project(luna._id)
    await write({ ...mugs, title: 'Cups' })
    await syncSearch(test.db)
    expect((await products())[0]?.categoryTitle).toBe('Cups')
  })
})

describe('a sync', () => {
  const state = async () => [
    (await products()).map(({ id, ...product }) => product),
    (await variants()).map(({ product, ...variant }) => variant),
    await entries(),
  ]

  it('makes of any state what a projection from scratch makes', async () => {
    const page = (number: number) => ({
      _id: `page-${number}`,
      _type: 'page',
      title: `Page ${number}`,
      slug: slug(`page-${number}`),
    })
    await write(mugs, luna, essay, ...Array.from({ length: 120 }, (_, number) => page(number)))
    expect(await syncSearch(test.db)).toMatchObject({ documents: 122, changed: 122 })
    const scratch = await state()
    await test.db.delete(searchEntries).where(eq(searchEntries.key, 'page-7'))
    await test.db
      .update(searchEntries)
      .set({ rev: 'older', title: 'Wrong' })
      .where(eq(searchEntries.key, 'page-8'))
    await test.db.update(searchEntries).set({ form: 'older' }).where(eq(searchEntries.key, essay._id))
    await test.db.delete(catalogueProducts)
    const [entry] = await entries()
    if (entry) await test.db.insert(searchEntries).values({ ...entry, key: 'page-gone' })
    expect(await syncSearch(test.db)).toMatchObject({ documents: 122, changed: 5 })
    expect(await state()).toEqual(scratch)
    expect(await syncSearch(test.db)).toMatchObject({ changed: 0 })
  })

  it('forgets words that nothing bears', async () => {
    await write(essay)
    await project(essay._id, 'article')
    await test.db.insert(searchWords).values({ word: 'forgotten' })
    await syncSearch(test.db)
    const words = (await test.db.select().from(searchWords)).map(({ word }) => word).sort()
    expect(words).toEqual(['kiln', 'opening', 'the'])
  })
})

describe('help pages', () => {
  const page = (name: string, raw: string) =>
    helpPages.parse([
      {
        slug: name,
        title: name,
        description: 'About it',
        updatedAt: '2026-09-14T00:00:00.000Z',
        body: { raw },
      },
    ])

  it('are found, and go when their file does', async () => {
    await projectHelp(test.db, page('care', '## Oven\n\n- To **220 °C**, see [returns](/help/returns).'))
    expect((await entries())[0]).toMatchObject({ path: '/help/care', body: 'Oven\nTo 220 °C, see returns.' })
    await syncSearch(test.db)
    expect(await entries()).toHaveLength(1)
    await projectHelp(test.db, page('returns', 'Thirty days.'))
    expect((await entries()).map(({ key }) => key)).toEqual(['returns'])
  })
})
