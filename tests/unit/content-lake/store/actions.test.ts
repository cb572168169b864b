import { describe, expect, test } from 'vitest'
import { faultOf, openFixture } from './fixture.ts'

const action = (type: string, fields: Record<string, unknown>) => ({
  actionType: `sanity.action.document.${type}`,
  ...fields,
})
const ids = { publishedId: 'a', draftId: 'drafts.a' }
const published = { _id: 'a', _type: 't', title: 'Published' }
const draft = { _id: 'drafts.a', _type: 't', title: 'Draft' }

async function fixtureWith(...documents: Record<string, unknown>[]) {
  const fixture = openFixture()
  await fixture.mutate(
    documents.map((create) => ({ create })),
    { transactionId: 'T0' },
  )
  return fixture
}

describe('create', () => {
  const create = action('create', { publishedId: 'a', attributes: draft, ifExists: 'fail' })

  test('makes a draft', async () => {
    const { dataset, act } = openFixture()
    const result = await act([create], { transactionId: 'T1' })
    expect(result.transactionId).toBe('T1')
    expect(dataset.get('drafts.a')).toMatchObject({ title: 'Draft', _rev: 'T1' })
  })

  test('fails or does nothing when the draft exists', async () => {
    const { dataset, act } = await fixtureWith(draft)
    expect(await faultOf(act([create]))).toMatchObject({ status: 409, type: 'documentAlreadyExistsError' })
    await act([{ ...create, ifExists: 'ignore' }])
    expect(dataset.sequence).toBe(1)
  })

  test('is for documents that are not published', async () => {
    const { act } = await fixtureWith(published)
    expect(await faultOf(act([create]))).toMatchObject({ type: 'documentAlreadyExistsError', id: 'a' })
  })
})

describe('edit', () => {
  test('patches the draft and leaves what is published', async () => {
    const { dataset, act } = await fixtureWith(published, draft)
    await act(action('edit', { ...ids, patch: { set: { title: 'Edited' } } }))
    expect(dataset.get('drafts.a')?.title).toBe('Edited')
    expect(dataset.get('a')?.title).toBe('Published')
  })

  test('copies the published document first when there is no draft', async () => {
    const { dataset, act } = await fixtureWith(published)
    await act(action('edit', { ...ids, patch: { set: { note: 'new' } } }))
    expect(dataset.get('drafts.a')).toMatchObject({ title: 'Published', note: 'new' })
    expect(dataset.get('drafts.a')?._createdAt).toBe(dataset.get('a')?._createdAt)
  })

  test('with the Studio’s empty patch makes a transaction with one change', async () => {
    const { dataset, act } = await fixtureWith(published)
    const patch = { unset: ['_empty_action_guard_pseudo_field_'] }
    const first = await act(action('edit', { ...ids, patch }), { transactionId: 'T1' })
    expect(first.transaction?.changes.map(({ id }) => id)).toEqual(['drafts.a'])
    const second = await act(action('edit', { ...ids, patch }), { transactionId: 'T2' })
    expect(second.transaction?.changes[0]?.before?._rev).toBe('T1')
    expect(dataset.get('drafts.a')?._rev).toBe('T2')
  })

  test('several in one request are one transaction', async () => {
    const { dataset, act } = await fixtureWith(published)
    await act([
      action('edit', { ...ids, patch: { set: { one: 1 } } }),
      action('edit', { ...ids, patch: { inc: { one: 1 } } }),
    ])
    expect(dataset.get('drafts.a')?.one).toBe(2)
    expect(dataset.sequence).toBe(2)
  })

  test('of nothing', async () => {
    expect(await faultOf(openFixture().act(action('edit', { ...ids, patch: {} })))).toMatchObject({
      type: 'documentNotFoundError',
    })
  })

  test('refuses ids that do not belong together', async () => {
    const { act } = await fixtureWith(published)
    expect(await faultOf(act(action('edit', { ...ids, draftId: 'drafts.b', patch: {} })))).toMatchObject({
      status: 400,
    })
    expect(await faultOf(act(action('edit', { ...ids, draftId: 'a', patch: {} })))).toMatchObject({
      status: 400,
    })
  })
})

describe('publish', () => {
  test('replaces what is published, keeps its creation, and takes the draft away', async () => {
    const { dataset, mutate, act } = openFixture()
    await mutate([{ create: published }])
    await mutate([{ create: { ...draft, _createdAt: '2027-01-01T00:00:00Z' } }])
    await act(action('publish', ids), { transactionId: 'T3' })
    expect(dataset.get('drafts.a')).toBeUndefined()
    expect(dataset.get('a')).toMatchObject({
      title: 'Draft',
      _rev: 'T3',
      _createdAt: '2026-01-01T00:00:01.000Z',
      _updatedAt: '2026-01-01T00:00:03.000Z',
    })
  })

  test('makes references strong that were weak only until now', async () => {
    const reference = { _type: 'reference', _ref: 'b', _weak: true }
    const { dataset, act } = await fixtureWith(
      { _id: 'b', _type: 't' },
      {
        ...draft,
        strong: { ...reference, _strengthenOnPublish: { type: 't' } },
        list: [{ ...reference, _key: 'k', _strengthenOnPublish: { type: 't', weak: true } }],
        weak: reference,
      },
    )
    await act(action('publish', ids))
    expect(dataset.get('a')).toMatchObject({
      strong: { _type: 'reference', _ref: 'b' },
      list: [{ ...reference, _key: 'k' }],
      weak: reference,
    })
    expect(dataset.get('a')?.strong).not.toHaveProperty('_weak')
    expect(JSON.stringify(dataset.get('a'))).not.toContain('_strengthenOnPublish')
  })

  test('is refused while such a reference has no target', async () => {
    const related = { _type: 'reference', _ref: 'b', _weak: true, _strengthenOnPublish: { type: 't' } }
    const { dataset, act } = await fixtureWith({ ...draft, related })
    expect(await faultOf(act(action('publish', ids)))).toMatchObject({
      status: 409,
      type: 'documentReferenceDoesNotExistError',
    })
    expect(dataset.get('drafts.a')).toBeDefined()
  })

  test('holds to the revisions that it was asked for', async () => {
    const { act } = await fixtureWith(published, draft)
    for (const lock of [{ ifPublishedRevisionId: 'X' }, { ifDraftRevisionId: 'X' }]) {
      expect(await faultOf(act(action('publish', { ...ids, ...lock })))).toMatchObject({
        status: 409,
        type: 'documentRevisionIDDoesNotMatchError',
        currentRevisionID: 'T0',
      })
    }
    await act(action('publish', { ...ids, ifPublishedRevisionId: 'T0', ifDraftRevisionId: 'T0' }))
  })

  test('without a draft', async () => {
    const { act } = await fixtureWith(published)
    expect(await faultOf(act(action('publish', ids)))).toMatchObject({ type: 'documentNotFoundError' })
  })
})

describe('unpublish', () => {
  test('makes a draft of what was published', async () => {
    const { dataset, act } = await fixtureWith(published)
    await act(action('unpublish', ids))
    expect(dataset.get('a')).toBeUndefined()
    expect(dataset.get('drafts.a')?.title).toBe('Published')
  })

  test('keeps a draft that is there', async () => {
    const { dataset, act } = await fixtureWith(published, draft)
    await act(action('unpublish', ids))
    expect(dataset.get('drafts.a')?.title).toBe('Draft')
  })

  test('is refused while others refer to the document', async () => {
    const { act } = await fixtureWith(published, { _id: 'b', _type: 't', to: { _ref: 'a' } })
    expect(await faultOf(act(action('unpublish', ids)))).toMatchObject({ referencingIDs: ['b'] })
  })
})

describe('delete and discard', () => {
  test('takes the document and the drafts that are named', async () => {
    const { dataset, act } = await fixtureWith(published, draft)
    await act(action('delete', { publishedId: 'a', includeDrafts: ['drafts.a'] }))
    expect(dataset.size).toBe(0)
  })

  test('is for documents that are published', async () => {
    const { act } = await fixtureWith(draft)
    const fault = await faultOf(act(action('delete', { publishedId: 'a', includeDrafts: ['drafts.a'] })))
    expect(fault).toMatchObject({ type: 'documentNotFoundError', id: 'a' })
  })

  test('refuses to leave a version that it was not told of', async () => {
    const { dataset, act } = await fixtureWith(published, draft, { ...draft, _id: 'versions.r1.a' })
    const fault = await faultOf(act(action('delete', { publishedId: 'a', includeDrafts: ['drafts.a'] })))
    expect(fault).toMatchObject({ status: 400, description: expect.stringContaining('versions.r1.a') })
    expect(dataset.size).toBe(3)
  })

  test('discards a draft, and only a draft that exists', async () => {
    const { dataset, act } = await fixtureWith(published, draft)
    await act(action('version.discard', { versionId: 'drafts.a' }))
    expect(dataset.get('drafts.a')).toBeUndefined()
    expect(await faultOf(act(action('version.discard', { versionId: 'drafts.a' })))).toMatchObject({
      type: 'documentNotFoundError',
    })
    expect(await faultOf(act(action('discard', { draftId: 'a' })))).toMatchObject({ status: 400 })
    expect(dataset.get('a')).toBeDefined()
  })
})

describe('versions and restoring', () => {
  test('creates a version from a document or as a copy of its base', async () => {
    const { dataset, act } = await fixtureWith(published)
    await act([
      action('version.create', { publishedId: 'a', document: { ...draft, _id: 'versions.r1.a' } }),
      action('version.create', { publishedId: 'a', baseId: 'a', versionId: 'versions.r2.a' }),
    ])
    expect(dataset.get('versions.r1.a')?.title).toBe('Draft')
    expect(dataset.get('versions.r2.a')?.title).toBe('Published')
    expect([...dataset.group('a')].map(({ _id }) => _id).sort()).toEqual([
      'a',
      'versions.r1.a',
      'versions.r2.a',
    ])
  })

  test('replaces a version that exists', async () => {
    const version = { ...draft, _id: 'versions.r1.a' }
    const { dataset, act } = await fixtureWith(version)
    await act(action('version.replace', { document: { ...version, title: 'Other' } }))
    expect(dataset.get('versions.r1.a')?.title).toBe('Other')
    const missing = act(action('version.replace', { document: { ...version, _id: 'versions.r2.a' } }))
    expect(await faultOf(missing)).toMatchObject({ type: 'documentNotFoundError' })
  })

  test('marks a version for unpublishing', async () => {
    const { dataset, act } = await fixtureWith(published)
    await act(action('version.unpublish', { publishedId: 'a', versionId: 'versions.r1.a' }))
    expect(dataset.get('versions.r1.a')).toMatchObject({ title: 'Published', _system: { delete: true } })
  })

  test('replaces a draft with an older state, and brings a deleted document back', async () => {
    const { dataset, act } = await fixtureWith(published)
    const attributes = { ...draft, title: 'Older', _rev: 'T-9' }
    await act(action('replaceDraft', { publishedId: 'a', attributes }))
    expect(dataset.get('drafts.a')).toMatchObject({ title: 'Older' })
    const gone = { publishedId: 'gone', attributes: { ...attributes, _id: 'drafts.gone' } }
    expect(await faultOf(act(action('replaceDraft', gone)))).toMatchObject({ type: 'documentNotFoundError' })
    await act([action('create', { ...gone, ifExists: 'fail' }), action('replaceDraft', gone)])
    expect(dataset.get('drafts.gone')).toMatchObject({ title: 'Older' })
  })
})

test.each([
  [null],
  [{}],
  [{ actionType: 'sanity.action.document.explode' }],
  [{ actionType: 'constructor' }],
])('%j is no action', async (unknown) => {
  expect(await faultOf(openFixture().act([unknown]))).toMatchObject({ status: 400, index: 0 })
})
