import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const source = new MemorySource([
  { _id: 'c1', _type: 'category', title: 'Mugs' },
  { _id: 'other', _type: 'article', title: 'Other' },
])
const product = source.put({
  _id: 'p1',
  _type: 'product',
  title: 'Luna',
  n: 3,
  category: { _type: 'reference', _ref: 'c1' },
})
const draft = source.put({ _id: 'drafts.p1', _type: 'product', title: 'Luna, new', n: 1 })
const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })

describe('createFilter', () => {
  it.each<[string, Record<string, unknown>, boolean, boolean]>([
    ['*', {}, true, true],
    ['*[_id in $ids]', { ids: ['p1'] }, true, false],
    ['*[_id == $id || _id == $draft]', { id: 'p1', draft: 'drafts.p1' }, true, true],
    ['*[_type == "product" && n > 2]{title, "c": category->title} | order(title) [0...1]', {}, true, false],
    ['*[_type == "product"][n > 2]', {}, true, false],
    ['*[_type == "product"][0].title', {}, true, true],
    ['count(*[category->title == "Mugs"])', {}, true, false],
    ['*[n == count(*[_type == "category"])]', {}, false, true],
    ['*[references($id)]._id', { id: 'c1' }, true, false],
    ['*[sanity::versionOf("p1")]', {}, true, true],
    ['*[!(_id in path("drafts.**"))]', {}, true, false],
    ['*[title match text::query("new*")]', {}, false, true],
    ['{"a": *[n == 3], "b": *[_type == "nothing"]}', {}, true, false],
    ['*[_type == "category"]{"p": *[_type == "product"]}', {}, false, false],
  ])('%s', (query, params, matchesProduct, matchesDraft) => {
    const matches = engine.createFilter(query, params)
    expect([matches(product), matches(draft), matches(null)]).toEqual([matchesProduct, matchesDraft, false])
  })

  it('matches a document that is no longer stored', () => {
    const gone = { ...product, _id: 'gone' }
    expect(engine.createFilter('*[_type == "product"]')(gone)).toBe(true)
  })

  it('keeps to the perspective and to what an anonymous reader may see', () => {
    const inDrafts = engine.createFilter('*[_id == "p1"]', {}, { perspective: 'drafts' })
    expect([inDrafts(product), inDrafts(draft)]).toEqual([true, true])
    const published = engine.createFilter('*', {}, { perspective: 'published' })
    expect([published(product), published(draft)]).toEqual([true, false])
    const identity = { id: 'nobody', name: '', email: '', role: 'anonymous' } as const
    const anonymous = engine.createFilter('*', {}, { identity })
    expect([anonymous(product), anonymous(draft)]).toEqual([true, false])
  })

  it('refuses at once what cannot be parsed or selects nothing', () => {
    expect(() => engine.createFilter('*[_type ==')).toThrow(expect.objectContaining({ status: 400 }))
    expect(() => engine.createFilter('*[_id == $id]')).toThrow(expect.objectContaining({ status: 400 }))
    expect(() => engine.createFilter('"text"')).toThrow(expect.objectContaining({ status: 400 }))
  })
})

describe('select', () => {
  it('gives the ids of the selected documents, all versions of them', () => {
    expect(engine.select('*[_type == $type]', { type: 'product' })).toEqual(['drafts.p1', 'p1'])
    expect(engine.select('*[_id == "c1"][0]')).toEqual(['c1'])
    expect(engine.select('*[_id == "none"][0]')).toEqual([])
  })

  it('refuses a query that selects something else', () => {
    expect(() => engine.select('*[_type == "product"].title')).toThrow(
      expect.objectContaining({ status: 400 }),
    )
  })
})
