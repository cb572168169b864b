import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { readChange } from '#lib/inbox/change.ts'
import { sanityHook, watchedTypes } from '#lib/inbox/sanity-hook.ts'

const read = (value: unknown) => readChange(Buffer.from(JSON.stringify(value)))
const moment = '2026-05-01T10:00:00Z'
const article = {
  _id: 'article-glazes',
  _type: 'article',
  _rev: 'r1',
  _updatedAt: moment,
  slug: { current: 'glazes' },
  body: [{ _type: 'block' }, { _type: 'productReference', product: { _ref: 'product-luna-mug' } }],
}

/** What Sanity would send: the hook's own projection, in delta mode. */
async function project(before: object | null, after: object | null): Promise<unknown> {
  const tree = parse(sanityHook.rule.projection, { mode: 'delta', params: {} })
  const sanity = { projectId: 'restock', dataset: 'production' }
  return (await evaluate(tree, { root: after ?? before, before, after, sanity })).get()
}

describe('readChange', () => {
  it('understands what the hook projects of an update', async () => {
    const after = { ...article, _rev: 'r2', slug: { current: 'on-glazes' }, body: undefined }
    expect(read(await project(article, after))).toMatchObject({
      understood: true,
      change: {
        id: 'article-glazes',
        type: 'article',
        before: { rev: 'r1', slug: 'glazes', refs: ['product-luna-mug'], shown: { body: article.body } },
        after: { rev: 'r2', slug: 'on-glazes', refs: [] },
      },
    })
  })

  it('understands a document that is new and one that is gone', async () => {
    expect(read(await project(null, article))).toMatchObject({ understood: true, change: { before: null } })
    expect(read(await project(article, null))).toMatchObject({ understood: true, change: { after: null } })
  })

  it('knows skus, categories and navigation', async () => {
    const product = {
      ...article,
      _type: 'product',
      body: undefined,
      category: { _ref: 'category-mugs' },
      variants: [{ sku: 'A' }, {}, { sku: 'B' }],
    }
    expect(read(await project(null, product))).toMatchObject({
      change: { after: { skus: ['A', 'B'], category: 'category-mugs', refs: ['category-mugs'] } },
    })
    const settings = {
      ...article,
      _type: 'settings',
      body: undefined,
      navigation: [{ target: { _ref: 'x' } }, {}],
    }
    expect(read(await project(null, settings))).toMatchObject({ change: { after: { refs: ['x'] } } })
  })

  it.each([
    ['no JSON', Buffer.from('{"id":')],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a list', Buffer.from('[]')],
    ['neither before nor after', Buffer.from('{"id":"a","type":"product"}')],
    ['a document without a revision', Buffer.from('{"id":"a","type":"product","after":{}}')],
  ])('says that it does not understand %s', (_, body) => {
    expect(readChange(body)).toMatchObject({ understood: false })
  })

  it('names the type it has no rule for', () => {
    const after = { rev: 'r', updatedAt: moment }
    expect(read({ id: 'a', type: 'recipe', after })).toEqual({
      understood: false,
      reason: 'there is no rule for documents of type "recipe"',
    })
  })

  it('filters for every watched type', () => {
    for (const type of watchedTypes) expect(sanityHook.rule.filter).toContain(`"${type}"`)
  })
})
