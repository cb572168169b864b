import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import type { Identity, Perspective } from '#emulators/content-lake/types.ts'
import { MemorySource } from '../memory-source.ts'

const reference = (_ref: string) => ({ _type: 'reference', _ref })

const source = new MemorySource([
  { _id: 'p1', _type: 'product', title: 'one', slug: { current: 'one' }, category: reference('c1') },
  {
    _id: 'drafts.p1',
    _type: 'product',
    title: 'one draft',
    slug: { current: 'uno' },
    category: reference('c2'),
  },
  { _id: 'versions.summer.p1', _type: 'product', title: 'one summer', slug: { current: 'one' } },
  { _id: 'drafts.p2', _type: 'product', title: 'two draft', slug: { current: 'two' } },
  { _id: 'p3', _type: 'product', title: 'three', slug: { current: 'three' } },
  { _id: 'versions.summer.p3', _type: 'product', title: 'gone', _system: { delete: true } },
  { _id: 'versions.winter.p4', _type: 'product', title: 'four winter', slug: { current: 'four' } },
  { _id: 'c1', _type: 'category', title: 'cups' },
  { _id: 'drafts.c1', _type: 'category', title: 'cups draft' },
  { _id: 'c2', _type: 'category', title: 'pots' },
  { _id: 'private.note', _type: 'product', title: 'private' },
])

const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })

const anonymous: Identity = { id: 'nobody', name: '', email: '', role: 'anonymous' }

async function ask(query: string, perspective: Perspective, params = {}, identity?: Identity) {
  return (await engine.query({ query, params, perspective, ...(identity ? { identity } : {}) })).result
}

const titles = '*[_type == "product"] | order(_id) .title'

describe('perspectives', () => {
  it.each<[Perspective, string[]]>([
    ['published', ['one', 'three', 'private']],
    ['drafts', ['one draft', 'two draft', 'three', 'private']],
    ['previewDrafts', ['one draft', 'two draft', 'three', 'private']],
    [['summer'], ['one summer', 'private']],
    [
      ['summer', 'drafts'],
      ['one summer', 'two draft', 'private'],
    ],
    ['winter,summer,drafts', ['one summer', 'two draft', 'four winter', 'private']],
  ])('%j shows the strongest version of each document', async (perspective, expected) => {
    expect(await ask(titles, perspective)).toEqual([...expected].sort((a, b) => order(a) - order(b)))
  })

  function order(title: string): number {
    return ['one', 'two', 'thr', 'fou', 'pri'].findIndex((start) => title.startsWith(start))
  }

  it('shows all of them, under their own ids, to raw', async () => {
    expect(await ask('*[_type == "product"]._id', 'raw')).toHaveLength(8)
    expect(await ask('*[_id == "drafts.p1"][0]{title, _originalId}', 'raw')).toEqual({
      title: 'one draft',
      _originalId: null,
    })
  })

  it('shows the published id and keeps the stored one', async () => {
    expect(await ask('*[_id == "p1"][0]{_id, _originalId}', 'drafts')).toEqual({
      _id: 'p1',
      _originalId: 'drafts.p1',
    })
    expect(await ask('*[_id == "drafts.p1"]', 'drafts')).toEqual([])
  })

  it('finds a document only by the slug that the perspective shows', async () => {
    const bySlug = '*[_type == "product" && slug.current == $slug].title'
    expect(await ask(bySlug, 'drafts', { slug: 'one' })).toEqual([])
    expect(await ask(bySlug, 'drafts', { slug: 'uno' })).toEqual(['one draft'])
    expect(await ask(bySlug, 'published', { slug: 'one' })).toEqual(['one'])
  })

  it('follows references, in both directions, within the perspective', async () => {
    expect(await ask('*[_id == "p1"][0].category->title', 'published')).toBe('cups')
    expect(await ask('*[_id == "p1"][0].category->title', 'drafts')).toBe('pots')
    expect(await ask('*[references("c1")]._id', 'published')).toEqual(['p1'])
    expect(await ask('*[references("c1")]._id', 'drafts')).toEqual([])
  })

  it('shows an anonymous reader no id with a dot, whatever the perspective', async () => {
    for (const perspective of ['raw', 'published', 'drafts', ['summer', 'drafts']]) {
      expect(await ask('*[_type == "product"] | order(_id) .title', perspective, {}, anonymous)).toEqual([
        'one',
        'three',
      ])
      expect(await ask('*[_id in ["drafts.p1", "private.note"]]', perspective, {}, anonymous)).toEqual([])
    }
  })

  it('sees a change at once', async () => {
    const changing = new MemorySource([{ _id: 'a', _type: 'page', title: 'before' }])
    const lake = createQueryEngine(changing, { projectId: 'test', dataset: 'production' })
    const query = '*[_type == "page"].title'
    expect((await lake.query({ query, perspective: 'drafts' })).result).toEqual(['before'])
    changing.put({ _id: 'drafts.a', _type: 'page', title: 'after' })
    expect((await lake.query({ query, perspective: 'drafts' })).result).toEqual(['after'])
  })

  it('refuses a name that cannot be one', async () => {
    await expect(ask('*', 'no such')).rejects.toMatchObject({ status: 400 })
    await expect(ask('*', ['raw', 'drafts'])).rejects.toMatchObject({ status: 400 })
  })
})
