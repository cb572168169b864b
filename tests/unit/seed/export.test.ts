import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictures } from '../../../scripts/draw/all-pictures.ts'
import { allDocuments } from '../../../seed/build/documents.ts'
import { type Json, listsIn, objectsIn, plainText, readExport, readImages } from './read-export.ts'

type Amount = { currency: string; amount: number }
type Variant = { sku: string; image?: Json; options: Json[]; prices: Amount[]; compareAtPrices?: Amount[] }

const documents = readExport()
const ofType = (type: string) => documents.filter(({ _type }) => _type === type)
const variants = ofType('product').flatMap((product) => product.variants as Variant[])
const slugOf = (document: Json) => (document.slug as { current: string }).current
const picturesIn = objectsIn(documents).filter(({ object }) => '_sanityAsset' in object)
const fileOf = (object: Json) =>
  /^image@file:\/\/\.\/images\/([a-z0-9-]+\.jpg)$/.exec(String(object._sanityAsset))?.[1]

describe('the export', () => {
  it('is what its sources make', () => {
    expect(documents).toEqual(JSON.parse(JSON.stringify(allDocuments())))
  })

  it('holds a shop of the size that was asked for', () => {
    expect(ofType('product').length).toBeGreaterThanOrEqual(24)
    expect(ofType('category').length).toBeGreaterThanOrEqual(5)
    expect(variants.length).toBeGreaterThanOrEqual(60)
    expect(ofType('article').length).toBeGreaterThanOrEqual(6)
    expect(ofType('author').length).toBeGreaterThanOrEqual(2)
    expect(ofType('page').length).toBeGreaterThanOrEqual(2)
    expect(ofType('settings').map(({ _id }) => _id)).toEqual(['settings'])
  })

  it('gives each document an id of its own that follows from its slug', () => {
    expect(new Set(documents.map(({ _id }) => _id)).size).toBe(documents.length)
    for (const document of ['product', 'category', 'article', 'author', 'page'].flatMap(ofType)) {
      expect(document._id).toBe(`${document._type}-${slugOf(document)}`)
    }
  })

  it('refers to nothing that it does not hold', () => {
    const ids = new Set(documents.map(({ _id }) => _id))
    const dangling = objectsIn(documents).filter(
      ({ object }) => '_ref' in object && !ids.has(String(object._ref)),
    )
    expect(dangling).toEqual([])
  })

  it('links to pages that exist', () => {
    const help = readdirSync(new URL('../../../content/help/', import.meta.url)).map((name) =>
      name.replace('.mdx', ''),
    )
    const addresses = new Set([
      '/journal',
      ...ofType('article').map((article) => `/journal/${slugOf(article)}`),
      ...ofType('page').map((page) => `/pages/${slugOf(page)}`),
      ...help.map((slug) => `/help/${slug}`),
    ])
    const links = objectsIn(documents).flatMap(({ object }) => [object.href, object.path])
    const local = links.filter((link) => typeof link === 'string' && link.startsWith('/'))
    expect(local.filter((link) => !addresses.has(String(link)))).toEqual([])
  })

  it('gives each member of a list a key of its own', () => {
    for (const { path, members } of listsIn(documents.map((document) => ({ document })))) {
      if (path === '') continue
      const keys = members.map(({ _key }) => _key)
      expect(
        keys.every((key) => typeof key === 'string'),
        path,
      ).toBe(true)
      expect(new Set(keys).size, path).toBe(keys.length)
    }
  })
})

describe('stock and prices', () => {
  it('has one inventory item for each sku, and none besides', () => {
    const skus = variants.map(({ sku }) => sku)
    expect(new Set(skus).size).toBe(skus.length)
    expect(
      ofType('inventoryItem')
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual(skus.map((sku) => `inventory-${sku}`).sort())
    for (const { _id, sku, onHand, sold } of ofType('inventoryItem')) {
      expect(_id).toBe(`inventory-${sku}`)
      expect(sku).toMatch(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
      expect(Number.isInteger(onHand) && Number(onHand) >= 0).toBe(true)
      expect(sold).toBe(0)
    }
  })

  it('has some variants sold out, but no product altogether', () => {
    const onHand = new Map(ofType('inventoryItem').map((item) => [item.sku, Number(item.onHand)]))
    expect([...onHand.values()].filter((count) => count === 0).length).toBeGreaterThanOrEqual(5)
    for (const product of ofType('product')) {
      const counts = (product.variants as Variant[]).map(({ sku }) => onHand.get(sku) ?? 0)
      expect(Math.max(...counts), product._id).toBeGreaterThan(0)
    }
  })

  it('prices each variant in both currencies, in whole cents', () => {
    for (const { sku, prices } of variants) {
      expect(
        prices.map(({ currency }) => currency),
        sku,
      ).toEqual(['EUR', 'USD'])
      expect(
        prices.every(({ amount }) => Number.isInteger(amount) && amount > 0),
        sku,
      ).toBe(true)
    }
  })

  it('compares a price with a higher one', () => {
    const reduced = variants.filter(({ compareAtPrices }) => compareAtPrices)
    expect(reduced.length).toBeGreaterThan(0)
    for (const { sku, prices, compareAtPrices = [] } of reduced) {
      expect(
        compareAtPrices.map(({ currency }) => currency),
        sku,
      ).toEqual(prices.map(({ currency }) => currency))
      expect(
        compareAtPrices.every(({ amount }, index) => amount > (prices[index]?.amount ?? amount)),
        sku,
      ).toBe(true)
    }
  })

  it('tells the variants of a product apart by the same options', () => {
    for (const product of ofType('product')) {
      const choices = (product.variants as Variant[]).map(({ options }) => options)
      expect(
        new Set(choices.map((options) => options.map(({ name }) => name).join())).size,
        product._id,
      ).toBe(1)
      expect(new Set(choices.map((options) => options.map(({ value }) => value).join())).size).toBe(
        choices.length,
      )
    }
  })
})

describe('pictures', () => {
  it('have words that stand for them', () => {
    const silent = picturesIn.filter(({ object }) => String(object.alt ?? '').trim().length < 12)
    expect(silent.map(({ path }) => path)).toEqual([])
  })

  it('lie beside the export, each of them used and each drawn by a scene of its own', () => {
    const used = [...new Set(picturesIn.map(({ object }) => fileOf(object)))].sort()
    expect(
      readImages()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(used)
    const scenes = Object.keys(pictures).map((name) => `${name}.jpg`)
    expect(scenes.sort()).toEqual(used)
  })

  it('weigh no more than 25 MB together', () => {
    expect(readImages().reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(25_000_000)
  })

  it('have their hotspot within the frame', () => {
    for (const { object, path } of picturesIn) {
      const { x, y, width, height } = object.hotspot as Record<'x' | 'y' | 'width' | 'height', number>
      expect(x - width / 2, path).toBeGreaterThanOrEqual(-0.001)
      expect(x + width / 2, path).toBeLessThanOrEqual(1.001)
      expect(y - height / 2, path).toBeGreaterThanOrEqual(-0.001)
      expect(y + height / 2, path).toBeLessThanOrEqual(1.001)
    }
  })

  it('stand at each product: from the front, closely and in use', () => {
    for (const product of ofType('product'))
      expect(
        (product.images as Json[])
          .map(fileOf)
          .filter((file) => /-detail\.jpg$|-in-use\.jpg$/.test(String(file))),
        product._id,
      ).toHaveLength(2)
    expect(ofType('product').filter(({ images }) => (images as Json[]).length < 3)).toEqual([])
  })

  it('show each variant in its own glaze', () => {
    const glazeOf = ({ sku }: Variant) => sku.split('-').at(-1)?.toLowerCase()
    for (const product of ofType('product')) {
      const [front] = product.images as Json[]
      const plain = (product.variants as Variant[]).filter(({ image }) => !image)
      // The product's first picture is of one glaze, the only one that needs no other.
      expect(new Set(plain.map(glazeOf)).size, product._id).toBe(1)
      for (const variant of product.variants as Variant[])
        if (variant.image)
          expect(fileOf(variant.image)).toBe(
            fileOf(front as Json)?.replace('.jpg', `-${glazeOf(variant)}.jpg`),
          )
    }
  })

  it('are at least 1,600 pixels on the long edge', async () => {
    const edges = await Promise.all(
      readImages().map(async ({ name, path }) => {
        const { width = 0, height = 0 } = await sharp(path).metadata()
        return { name, edge: Math.max(width, height) }
      }),
    )
    expect(edges.filter(({ edge }) => edge < 1600)).toEqual([])
  })
})

describe('texts', () => {
  it('are whole articles, with everything that an article may hold', () => {
    for (const article of ofType('article')) {
      const body = article.body as Json[]
      const kinds = new Set(body.flatMap(({ _type, style, listItem }) => [_type, style, listItem]))
      expect(plainText(body).split(/\s+/).length, article._id).toBeGreaterThanOrEqual(400)
      for (const kind of ['image', 'productReference', 'callout', 'h2', 'bullet'])
        expect(kinds, article._id).toContain(kind)
      expect(
        objectsIn(body).some(({ object }) => object._type === 'link'),
        article._id,
      ).toBe(true)
    }
  })

  it('keep summaries to 160 letters', () => {
    expect(ofType('product').filter(({ summary }) => String(summary).length > 160)).toEqual([])
  })

  it('leave no Markdown behind', () => {
    const left = objectsIn(documents).filter(({ object }) =>
      /\*|\]\(|^#|\[!|\{product/.test(String(object.text ?? '')),
    )
    expect(left.map(({ object }) => object.text)).toEqual([])
  })
})
