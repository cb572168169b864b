import { describe, expect, test } from 'vitest'
import { faultOf, openFixture } from './fixture.ts'

type Fields = Record<string, unknown>

const release = (type: string, fields: Fields = {}) => ({
  actionType: `sanity.action.release.${type}`,
  releaseId: 'r1',
  ...fields,
})
const action = (type: string, fields: Fields) => ({ actionType: `sanity.action.document.${type}`, ...fields })
const reference = (id: string, fields: Fields = {}) => ({ _type: 'reference', _ref: id, ...fields })
const toBeStrong = { _weak: true, _strengthenOnPublish: { type: 't' } }
const past = '2020-01-01T00:00:00.000Z'
const future = '2030-01-01T00:00:00.000Z'
const document = (id: string, fields: Fields = {}) => ({ _id: id, _type: 't', ...fields })

/** A release `r1` with these versions in it, beside other documents. */
async function fixtureWith(versions: Fields[] = [], others: Fields[] = []) {
  const fixture = openFixture()
  if (others.length > 0) await fixture.mutate(others.map((create) => ({ create })))
  await fixture.act(release('create', { metadata: { title: 'Spring' } }), { transactionId: 'R0' })
  if (versions.length > 0) await fixture.mutate(versions.map((create) => ({ create })))
  const state = () => fixture.dataset.get('_.releases.r1')
  return { ...fixture, state }
}

describe('a release is made', () => {
  test('active, under its name, by its author', async () => {
    const { state } = await fixtureWith()
    expect(state()).toMatchObject({
      _type: 'system.release',
      name: 'r1',
      state: 'active',
      userId: 'anna',
      metadata: { title: 'Spring', releaseType: 'undecided' },
    })
  })

  test('once', async () => {
    const { act } = await fixtureWith()
    expect(await faultOf(act(release('create')))).toMatchObject({
      status: 409,
      type: 'documentAlreadyExistsError',
      id: '_.releases.r1',
    })
  })

  test.each([
    [{ releaseId: 'drafts' }],
    [{ releaseId: 'a.b' }],
    [{ releaseId: '' }],
    [{ releaseId: undefined }],
    [{ metadata: { releaseType: 'soon' } }],
    [{ metadata: { intendedPublishAt: 'tomorrow' } }],
    [{ metadata: 'Spring' }],
  ])('not from %j', async (fields) => {
    const { act } = openFixture()
    expect(await faultOf(act(release('create', fields)))).toMatchObject({
      status: 400,
      type: 'validationError',
    })
  })

  test('not in a dry run', async () => {
    const { act, dataset } = openFixture()
    await act(release('create'), { dryRun: true })
    expect(dataset.size).toBe(0)
  })
})

describe('edit', () => {
  test('changes what describes the release', async () => {
    const { act, state } = await fixtureWith()
    await act(release('edit', { patch: { set: { 'metadata.title': 'Summer' } } }))
    expect(state()).toMatchObject({ metadata: { title: 'Summer' }, state: 'active' })
    await act(release('edit', { patch: { set: { metadata: { releaseType: 'asap' } }, unset: [] } }))
    expect(state()?.metadata).toEqual({ releaseType: 'asap' })
  })

  test.each([{ set: { state: 'published' } }, { unset: ['name'] }, { set: { 'metadata.releaseType': 'x' } }])(
    'refuses %j',
    async (patch) => {
      const { act, state } = await fixtureWith()
      expect(await faultOf(act(release('edit', { patch })))).toMatchObject({ status: 400 })
      expect(state()?._rev).toBe('R0')
    },
  )

  test('holds to a revision', async () => {
    const { act } = await fixtureWith()
    const patch = { ifRevisionID: 'X', set: { 'metadata.title': 'Summer' } }
    expect(await faultOf(act(release('edit', { patch })))).toMatchObject({
      type: 'documentRevisionIDDoesNotMatchError',
      currentRevisionID: 'R0',
    })
  })
})

describe('publish', () => {
  test('puts every version in its place, in one transaction', async () => {
    const { act, dataset, state } = await fixtureWith(
      [document('versions.r1.a', { title: 'New' }), document('versions.r1.b')],
      [document('a', { title: 'Old' }), document('versions.r2.a'), document('drafts.a')],
    )
    const { transaction } = await act(release('publish'), { transactionId: 'P' })
    expect(transaction?.changes.map(({ id }) => id).sort()).toEqual([
      '_.releases.r1',
      'a',
      'b',
      'versions.r1.a',
      'versions.r1.b',
    ])
    expect(dataset.get('a')).toMatchObject({
      title: 'New',
      _rev: 'P',
      _createdAt: '2026-01-01T00:00:01.000Z',
    })
    expect(dataset.get('versions.r1.a')).toBeUndefined()
    expect(dataset.get('versions.r2.a')).toBeDefined()
    expect(dataset.get('drafts.a')).toBeDefined()
    expect(state()).toMatchObject({
      state: 'published',
      publishedAt: dataset.get('a')?._updatedAt,
      finalDocumentStates: [{ id: 'versions.r1.a' }, { id: 'versions.r1.b' }],
    })
  })

  test('lets members refer to each other', async () => {
    const { act, dataset } = await fixtureWith([
      document('versions.r1.a', { to: reference('b', toBeStrong) }),
      document('versions.r1.b', { to: reference('a', toBeStrong) }),
    ])
    await act(release('publish'))
    expect(dataset.get('a')?.to).toEqual(reference('b'))
  })

  test('does nothing at all when one reference would dangle', async () => {
    const { act, dataset, state } = await fixtureWith([
      document('versions.r1.a'),
      document('versions.r1.b', { to: reference('gone', toBeStrong) }),
    ])
    expect(await faultOf(act(release('publish')))).toMatchObject({
      status: 409,
      type: 'documentReferenceDoesNotExistError',
      referenceID: 'gone',
    })
    expect(dataset.get('a')).toBeUndefined()
    expect(state()?.state).toBe('active')
  })

  test('takes down what is to be unpublished and keeps it as a draft', async () => {
    const { act, dataset } = await fixtureWith([], [document('a', { title: 'Old' }), document('b')])
    await act([
      action('version.unpublish', { publishedId: 'a', versionId: 'versions.r1.a' }),
      action('version.unpublish', { publishedId: 'b', versionId: 'versions.r1.b' }),
      action('edit', { publishedId: 'b', draftId: 'drafts.b', patch: { set: { title: 'Kept' } } }),
    ])
    await act(release('publish'))
    expect([...dataset.all()].map(({ _id }) => _id).sort()).toEqual(['_.releases.r1', 'drafts.a', 'drafts.b'])
    expect(dataset.get('drafts.a')).toMatchObject({ title: 'Old' })
    expect(dataset.get('drafts.a')).not.toHaveProperty('_system')
    expect(dataset.get('drafts.b')).toMatchObject({ title: 'Kept' })
  })

  test('of an empty release', async () => {
    const { act, state } = await fixtureWith()
    await act(release('publish'))
    expect(state()).toMatchObject({ state: 'published', finalDocumentStates: [] })
  })
})

describe('schedule', () => {
  test('locks the release and what it needs, until it is unscheduled', async () => {
    const { act, mutate, dataset, state } = await fixtureWith(
      [document('versions.r1.a', { to: reference('b', toBeStrong) })],
      [document('b')],
    )
    await act(release('schedule', { publishAt: future }))
    expect(state()).toMatchObject({ state: 'scheduled', publishAt: future })

    const locked = { status: 409, type: 'releaseStateError', id: '_.releases.r1', state: 'scheduled' }
    const version = document('versions.r1.a')
    const patch = { id: 'versions.r1.a', set: { title: 'x' } }
    const edit = { publishedId: 'a', draftId: 'versions.r1.a', patch: { set: { title: 'x' } } }
    const refused = [
      mutate([{ patch }]),
      mutate([{ create: document('versions.r1.c') }]),
      mutate([{ delete: { id: 'versions.r1.a' } }]),
      act(action('edit', edit)),
      act(action('version.replace', { document: version })),
      act(action('version.discard', { versionId: 'versions.r1.a' })),
      act(action('version.create', { publishedId: 'b', baseId: 'b', versionId: 'versions.r1.b' })),
      act(release('publish')),
      act(release('archive')),
      act(release('delete')),
    ]
    for (const fault of await Promise.all(refused.map(faultOf))) expect(fault).toMatchObject(locked)
    expect(await faultOf(mutate([{ delete: { id: 'b' } }]))).toMatchObject({
      type: 'documentHasExistingReferencesError',
      referencingIDs: ['versions.r1.a'],
    })

    await act(release('unschedule'))
    expect(state()?.state).toBe('active')
    expect(state()).not.toHaveProperty('publishAt')
    await mutate([{ patch }])
    expect(dataset.get('versions.r1.a')?.title).toBe('x')
  })

  test('may be moved, and the release described anew, while it waits', async () => {
    const { act, state } = await fixtureWith()
    await act(release('schedule', { publishAt: past }))
    await act(release('edit', { patch: { set: { 'metadata.title': 'Later' } } }))
    await act(release('schedule', { publishAt: future }))
    expect(state()).toMatchObject({ state: 'scheduled', publishAt: future, metadata: { title: 'Later' } })
  })

  test('is refused when the release could not be published then', async () => {
    const { act } = await fixtureWith([document('versions.r1.a', { to: reference('b', toBeStrong) })])
    const schedule = release('schedule', { publishAt: future })
    expect(await faultOf(act(schedule))).toMatchObject({ type: 'documentReferenceDoesNotExistError' })
    await act(release('create', { releaseId: 'r2' }))
    await act(action('version.create', { publishedId: 'b', document: document('versions.r2.b') }))
    await act(release('schedule', { releaseId: 'r2', publishAt: '2029-01-01' }))
    await act(schedule)
    expect(await faultOf(act(release('unschedule', { releaseId: 'r2' })))).toMatchObject({
      type: 'documentReferenceDoesNotExistError',
      id: 'versions.r1.a',
    })
    await act([release('unschedule'), release('unschedule', { releaseId: 'r2' })])
  })

  test.each([[undefined], ['soon'], [1]])('not for %j', async (publishAt) => {
    const { act } = await fixtureWith()
    expect(await faultOf(act(release('schedule', { publishAt })))).toMatchObject({ status: 400 })
  })

  test('is carried out when it is due, and not before', async () => {
    const { act, dataset, state } = await fixtureWith([document('versions.r1.a')])
    await act(release('schedule', { publishAt: future }))
    expect(await faultOf(act(release('publishScheduled')))).toMatchObject({ type: 'releaseStateError' })
    await act(release('schedule', { publishAt: past }))
    await act(release('publishScheduled'))
    expect(dataset.get('a')).toBeDefined()
    expect(state()).toMatchObject({ state: 'published', publishAt: past })
    expect(await faultOf(act(release('publishScheduled')))).toMatchObject({ type: 'releaseStateError' })
  })
})

describe('archive', () => {
  test('takes the versions away; unarchive brings them back as they were', async () => {
    const { act, dataset, state } = await fixtureWith([document('versions.r1.a', { title: 'Kept' })])
    const before = dataset.get('versions.r1.a')
    await act(release('archive'))
    expect(dataset.get('versions.r1.a')).toBeUndefined()
    expect(state()).toMatchObject({ state: 'archived', finalDocumentStates: [{ id: 'versions.r1.a' }] })
    await act(release('unarchive'), { transactionId: 'U' })
    expect(dataset.get('versions.r1.a')).toEqual({
      ...before,
      _rev: 'U',
      _updatedAt: dataset.get('versions.r1.a')?._updatedAt,
    })
    expect(state()?.state).toBe('active')
    expect(state()).not.toHaveProperty('finalDocumentStates')
  })

  test('and unarchive in one batch of transactions see each other', async () => {
    const { act, mutate, dataset } = await fixtureWith([document('versions.r1.a', { title: 'One' })])
    await Promise.all([
      mutate([{ patch: { id: 'versions.r1.a', set: { title: 'Two' } } }]),
      act(release('archive')),
      act(release('unarchive')),
    ])
    expect(dataset.get('versions.r1.a')?.title).toBe('Two')
  })

  test('locks the release', async () => {
    const { act, mutate } = await fixtureWith([document('versions.r1.a')])
    await act(release('archive'))
    expect(await faultOf(mutate([{ create: document('versions.r1.b') }]))).toMatchObject({
      type: 'releaseStateError',
      state: 'archived',
    })
    expect(await faultOf(act(release('edit', { patch: { set: { 'metadata.title': 'x' } } })))).toMatchObject({
      type: 'releaseStateError',
    })
  })
})

describe('delete', () => {
  test('is for releases that are over', async () => {
    const { act, state } = await fixtureWith()
    expect(await faultOf(act(release('delete')))).toMatchObject({
      type: 'releaseStateError',
      state: 'active',
    })
    await act(release('archive'))
    await act(release('delete'))
    expect(state()).toBeUndefined()
  })
})

describe('import', () => {
  const attributes = {
    _id: '_.releases.r1',
    _type: 'system.release',
    name: 'r1',
    state: 'scheduled',
    publishAt: past,
    metadata: { title: 'From elsewhere', releaseType: 'scheduled' },
  }

  test('brings a release, and nothing that would be published by itself', async () => {
    const { act, dataset } = openFixture()
    await act(release('import', { attributes, ifExists: 'fail' }))
    expect(dataset.get('_.releases.r1')).toMatchObject({ state: 'active', metadata: attributes.metadata })
    expect(dataset.get('_.releases.r1')).not.toHaveProperty('publishAt')
  })

  test('says what to do with one that is there', async () => {
    const { act, state } = await fixtureWith()
    expect(await faultOf(act(release('import', { attributes, ifExists: 'fail' })))).toMatchObject({
      type: 'documentAlreadyExistsError',
    })
    await act(release('import', { attributes, ifExists: 'ignore' }))
    expect(state()?.metadata).toMatchObject({ title: 'Spring' })
    await act(release('import', { document: attributes, ifExists: 'replace' }))
    expect(state()?.metadata).toMatchObject({ title: 'From elsewhere' })
  })
})

test.each(['edit', 'publish', 'schedule', 'unschedule', 'archive', 'unarchive', 'delete'])(
  '%s of a release that does not exist',
  async (type) => {
    const { act } = openFixture()
    expect(await faultOf(act(release(type, { patch: {}, publishAt: future })))).toMatchObject({
      status: 409,
      type: 'documentNotFoundError',
      id: '_.releases.r1',
    })
  },
)

describe('a version', () => {
  test('says what it is a version of and what it was made from', async () => {
    const { act, dataset } = await fixtureWith([], [document('a', { title: 'Base' })])
    await act(action('version.create', { publishedId: 'a', baseId: 'a', versionId: 'versions.r1.a' }))
    expect(dataset.get('versions.r1.a')).toMatchObject({
      title: 'Base',
      _system: {
        bundleId: 'r1',
        scopeId: 'r1',
        group: { _ref: 'a', _weak: true },
        release: { _ref: '_.releases.r1', _weak: true },
        base: { id: 'a', rev: dataset.get('a')?._rev },
      },
    })
  })

  test('may belong to no release, and is then published like a draft', async () => {
    const { act, dataset } = openFixture()
    await act(action('version.create', { publishedId: 'a', document: document('versions.agent.a') }))
    expect(dataset.get('versions.agent.a')?._system).not.toHaveProperty('release')
    await act(action('publish', { publishedId: 'a', draftId: 'versions.agent.a' }))
    expect(dataset.get('a')).not.toHaveProperty('_system')
  })

  test('stays to be unpublished until that is taken back', async () => {
    const { act, dataset } = await fixtureWith([], [document('a')])
    await act(action('version.unpublish', { publishedId: 'a', versionId: 'versions.r1.a' }))
    expect(dataset.get('versions.r1.a')?._system).toMatchObject({ delete: true, bundleId: 'r1' })
    const patch = { unset: ['_system.delete'] }
    await act(action('edit', { publishedId: 'a', draftId: 'versions.r1.a', patch }))
    expect(dataset.get('versions.r1.a')?._system).not.toHaveProperty('delete')
  })

  test('cannot take down what is not published', async () => {
    const { act } = await fixtureWith([document('versions.r1.a')])
    const unpublish = action('version.unpublish', { publishedId: 'a', versionId: 'versions.r1.a' })
    expect(await faultOf(act(unpublish))).toMatchObject({ type: 'documentNotFoundError', id: 'a' })
  })
})
