import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOf } from '#sanity/routes.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openShop, type Shop } from './support/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

type Moving = 'product' | 'category' | 'article' | 'author' | 'page'

/** One of the type. What the navigation names has every page drawn again each time it moves; where there is another, it is that. */
const first = (type: Moving) =>
  shop.editor.fetch<{ _id: string; slug: string; title: string }>(
    `*[_type == $type && !(_id in path("drafts.**"))]
      | order(_id in *[_id == "settings"][0].navigation[].target._ref, _id) [0]{_id, title, "slug": slug.current}`,
    { type },
  )

/** Gives a document another address and waits until every page that shows it is fresh. */
const rename = (id: string, slug: string) => changed(id, { slug: { _type: 'slug', current: slug } })

const changed = (id: string, fields: object) => followed(() => shop.editor.patch(id).set(fields).commit())

/** Does something to a document and waits until every page that shows it is fresh. */
async function followed(act: () => Promise<unknown>): Promise<void> {
  const [{ last } = { last: 0 }] = await shop.rows<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from inbox',
  )
  await act()
  await settled(last)
}

/** Waits until something came in after that row, and all of it was followed up. */
async function settled(after: number): Promise<void> {
  await eventually(async () => {
    const [counts] = await shop.rows<{ came: number; open: number }>(
      `select count(*) filter (where id > $1 and sender = 'sanity')::int as came, count(*) filter (where state = 'open')::int as open from inbox`,
      [after],
    )
    expect(counts).toMatchObject({ open: 0 })
    expect(counts?.came).toBeGreaterThan(0)
  }, 60_000)
}

async function answerAt(path: string): Promise<string> {
  const response = await shop.get(path)
  const location = response.headers.get('location')
  return location
    ? `${response.status} ${new URL(location, shop.stack.site).pathname}`
    : String(response.status)
}

describe('an address that was left', () => {
  it.each<Moving>(['product', 'article', 'author', 'page'])(
    'leads to where the %s is now, in its market',
    async (type) => {
      const { _id, slug } = await first(type)
      const [old, now, later] = [slug, `${slug}-b`, `${slug}-c`].map((one) => pathOf(type, one))
      await rename(_id, `${slug}-b`)
      expect(await answerAt(String(now))).toBe('200')
      expect(await answerAt(String(old))).toBe(`308 ${now}`)
      expect(await answerAt(`/en-us${old}`)).toBe(`308 /en-us${now}`)

      await rename(_id, `${slug}-c`)
      expect(await answerAt(String(later))).toBe('200')
      for (const left of [old, now]) expect(await answerAt(String(left)), String(left)).toBe(`308 ${later}`)

      await rename(_id, slug)
      expect(await answerAt(String(old))).toBe('200')
      for (const left of [now, later]) expect(await answerAt(`/en-us${left}`)).toBe(`308 /en-us${old}`)
    },
  )

  it('leads to where a category is now, which every page names', async () => {
    const { _id, slug } = await first('category')
    await rename(_id, `${slug}-b`)
    expect(await answerAt(`/categories/${slug}`)).toBe(`308 /categories/${slug}-b`)
    expect(await answerAt(`/en-us/categories/${slug}`)).toBe(`308 /en-us/categories/${slug}-b`)
    expect(await shop.page('/')).toContain(`/categories/${slug}-b`)
    await rename(_id, slug)
    expect(await answerAt(`/categories/${slug}`)).toBe('200')
    expect(await answerAt(`/categories/${slug}-b`)).toBe(`308 /categories/${slug}`)
  })

  it('shows the document that takes it, and leads on again when that has left it', async () => {
    const [mover, taker] = await shop.editor.fetch<{ _id: string; slug: string; title: string }[]>(
      `*[_type == "article" && !(_id in path("drafts.**"))] | order(_id) [0..1]{_id, title, "slug": slug.current}`,
    )
    if (!mover || !taker) throw new Error('The seed has fewer than two articles.')
    const contested = `/journal/${mover.slug}`
    await rename(mover._id, 'moved-away')
    expect(await answerAt(contested)).toBe('308 /journal/moved-away')
    await rename(taker._id, mover.slug)
    expect(await shop.page(contested)).toContain(taker.title)
    expect(await answerAt(`/journal/${taker.slug}`)).toBe(`308 ${contested}`)
    await rename(taker._id, taker.slug)
    expect(await answerAt(contested)).toBe(`308 /journal/${taker.slug}`)
    await rename(mover._id, mover.slug)
    expect(await shop.page(contested)).toContain(mover.title)
  })

  it('leads nowhere when its document is gone, and there again when it is back', async () => {
    const { _id, slug } = await first('article')
    await rename(_id, 'short-lived')
    const document = await shop.editor.getDocument(_id)
    if (!document) throw new Error(`There is no ${_id}.`)
    await shop.editor.delete(_id)
    await eventually(async () => expect(await answerAt('/journal/short-lived')).toBe('404'))
    await eventually(async () => expect(await answerAt(`/journal/${slug}`)).toBe('404'))
    await shop.editor.create(document)
    await eventually(async () => expect(await answerAt(`/journal/${slug}`)).toBe('308 /journal/short-lived'))
    await rename(_id, slug)
  })

  it.each(['zz-日本', 'zz space', '50%-off', 'a+b'])(
    'leads to %s, which needs escapes, in every way of asking, and away again',
    async (odd) => {
      const { _id, slug } = await first('product')
      const [own, now] = [slug, odd].map((one) => pathOf('product', one))
      await rename(_id, odd)
      expect(await answerAt(String(own))).toBe(`308 ${now}`)
      const title = 'Under an address with escapes'
      expect(await answerAt(`/en-us${now}`)).toBe('200')
      // Next names the way twice in the answer for which it draws it.
      await shop.get(`${now}/none`)
      expect(await answerAt(`${now}/none`)).toBe(`307 ${now}`)
      await changed(_id, { title })
      for (const path of [now, `/en-us${now}`]) expect(await shop.page(String(path))).toContain(title)
      await rename(_id, slug)
      expect(await answerAt(String(now))).toBe(`308 ${own}`)
    },
  )

  it('is gone with its document when it needs escapes', async () => {
    const _id = 'page-odd'
    const [path, later] = ['zz-ü', 'zz-ö'].map((slug) => pathOf('page', slug))
    await followed(() =>
      shop.editor.create({
        _id,
        _type: 'page',
        title: 'Odd',
        slug: { _type: 'slug', current: 'zz-ü' },
      }),
    )
    expect(await shop.page(String(path))).toContain('Odd')
    await rename(_id, 'zz-ö')
    expect(await answerAt(String(path))).toBe(`308 ${later}`)
    await followed(() => shop.editor.delete(_id))
    for (const left of [path, later]) expect(await answerAt(String(left))).toBe('404')
  })

  it('still leads on while the lake does not answer', async () => {
    const { _id, slug } = await first('product')
    await rename(_id, 'before-the-outage')
    await shop.stack.stop('lake')
    expect(await answerAt(`/products/${slug}`)).toBe('308 /products/before-the-outage')
    await shop.stack.start('lake')
  })
})
