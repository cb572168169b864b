import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const source = new MemorySource([{ _id: 'c1', _type: 'category', title: 'Mugs', slug: { current: 'mugs' } }])
const before = source.put({
  _id: 'p1',
  _type: 'product',
  title: 'Luna',
  n: 1,
  slug: { current: 'luna' },
  category: { _type: 'reference', _ref: 'c1' },
})
const after = source.put({
  ...before,
  _rev: 'later',
  _updatedAt: '2026-02-02T00:00:00Z',
  title: 'Luna mug',
  slug: { current: 'luna-mug' },
})
const { evaluateDelta } = createQueryEngine(source, { projectId: 'shop', dataset: 'production' })

const created = { before: null, after }
const updated = { before, after }
const deleted = { before: after, after: null }

describe('evaluateDelta', () => {
  it.each<[string, boolean[]]>([
    ['', [true, true, true]],
    ['_type == "product"', [true, true, true]],
    ['_type == "category"', [false, false, false]],
    ['delta::operation() == "update"', [false, true, false]],
    ['delta::changedAny(title)', [true, true, true]],
    ['_type == "product" && delta::changedAny((n, category))', [true, false, true]],
    ['delta::changedOnly((title, slug))', [false, true, false]],
    ['delta::changedOnly(title)', [false, false, false]],
    ['before().slug.current != after().slug.current', [true, true, true]],
    ['defined(before()) && defined(after()) && before().title != after().title', [false, true, false]],
    ['title', [false, false, false]],
  ])('filters by %j on create, update, delete', async (filter, expected) => {
    const answers = await Promise.all(
      [created, updated, deleted].map((change) => evaluateDelta({ filter }, change)),
    )
    expect(answers.map(({ matches }) => matches)).toEqual(expected)
  })

  it('sends the document itself when there is no projection', async () => {
    expect((await evaluateDelta({}, updated)).body).toEqual(after)
    expect((await evaluateDelta({ projection: ' ' }, deleted)).body).toEqual(after)
  })

  it('projects both states', async () => {
    const projection = `{
      _id, _type, "operation": delta::operation(),
      "slugs": {"before": before().slug.current, "after": after().slug.current},
      "category": category->slug.current,
      "at": {"project": sanity::projectId(), "dataset": sanity::dataset()},
    }`
    expect((await evaluateDelta({ projection }, updated)).body).toEqual({
      _id: 'p1',
      _type: 'product',
      operation: 'update',
      slugs: { before: 'luna', after: 'luna-mug' },
      category: 'mugs',
      at: { project: 'shop', dataset: 'production' },
    })
    expect((await evaluateDelta({ projection }, created)).body).toMatchObject({
      operation: 'create',
      slugs: { before: null, after: 'luna-mug' },
    })
  })

  it('refuses a rule that cannot be parsed', async () => {
    await expect(evaluateDelta({ filter: '_type ==' }, updated)).rejects.toMatchObject({ status: 400 })
    await expect(evaluateDelta({ projection: '{' }, updated)).rejects.toMatchObject({ status: 400 })
    const filter = 'delta::changedAny(title == "a")'
    await expect(evaluateDelta({ filter }, updated)).rejects.toMatchObject({ status: 400 })
  })
})
