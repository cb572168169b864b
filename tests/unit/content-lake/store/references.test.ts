import { describe, expect, test } from 'vitest'
import { faultOf, openFixture } from './fixture.ts'

const product = (reference: Record<string, unknown>, id = 'product') => ({
  _id: id,
  _type: 'product',
  parts: [{ inner: { _type: 'reference', ...reference } }],
})
const category = { _id: 'category', _type: 'category' }

describe('strong references', () => {
  test('need a target, which may come later in the same transaction', async () => {
    const { dataset, mutate } = openFixture()
    expect(await faultOf(mutate([{ create: product({ _ref: 'category' }) }]))).toMatchObject({
      status: 409,
      type: 'documentReferenceDoesNotExistError',
      id: 'product',
      referenceID: 'category',
    })
    await mutate([{ create: product({ _ref: 'category' }) }, { create: category }])
    expect(dataset.size).toBe(2)
  })

  test('keep their target from being deleted, and name every document that holds one', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([
      { create: category },
      { create: product({ _ref: 'category' }, 'p2') },
      { create: product({ _ref: 'category' }, 'p1') },
      { create: product({ _ref: 'category', _weak: true }, 'p3') },
    ])
    expect(await faultOf(mutate([{ delete: { id: 'category' } }]))).toMatchObject({
      status: 409,
      type: 'documentHasExistingReferencesError',
      id: 'category',
      referencingIDs: ['p1', 'p2'],
    })
    expect(dataset.get('category')).toBeDefined()
  })

  test('let their target go together with what refers to it, in any order', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: category }, { create: product({ _ref: 'category' }) }])
    await mutate([{ delete: { id: 'category' } }, { delete: { id: 'product' } }])
    expect(dataset.size).toBe(0)
  })

  test('let their target go once they are taken out or made weak', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: category }, { create: product({ _ref: 'category' }) }])
    await mutate([
      { patch: { id: 'product', set: { 'parts[0].inner._weak': true } } },
      { delete: { id: 'category' } },
    ])
    expect([...dataset.referencing('category')].map(({ _id }) => _id)).toEqual(['product'])
  })

  test('keep their target from changing its type', async () => {
    const { mutate } = openFixture()
    await mutate([{ create: category }, { create: product({ _ref: 'category' }) }])
    expect(await faultOf(mutate([{ createOrReplace: { ...category, _type: 'page' } }]))).toMatchObject({
      type: 'documentHasExistingReferencesError',
    })
  })

  test('to the document itself are no hindrance', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: product({ _ref: 'product' }) }])
    await mutate([{ createOrReplace: { ...product({ _ref: 'product' }), _type: 'other' } }])
    await mutate([{ delete: { id: 'product' } }])
    expect(dataset.size).toBe(0)
  })

  test('are judged across transactions of one batch', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: category }])
    const refers = mutate([{ create: product({ _ref: 'category' }) }])
    const deletes = faultOf(mutate([{ delete: { id: 'category' } }]))
    await refers
    expect(await deletes).toMatchObject({ type: 'documentHasExistingReferencesError' })
    expect(dataset.verify()).toEqual([])
  })
})

test.each([
  ['weak', { _weak: true }],
  ['into another dataset', { _type: 'crossDatasetReference', _dataset: 'other' }],
  ['global', { _ref: 'media-library:ml:asset', _type: 'globalDocumentReference' }],
])('a %s reference may dangle', async (_name, fields) => {
  const { dataset, mutate } = openFixture()
  await mutate([{ create: product({ _ref: 'nowhere', ...fields }) }])
  expect(dataset.size).toBe(1)
})
