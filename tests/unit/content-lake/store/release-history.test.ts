import { expect, test } from 'vitest'
import { documentsAt } from '#emulators/content-lake/store/history/history.ts'
import { documentEvents } from '#emulators/content-lake/store/history/history-events.ts'
import { releaseEvents } from '#emulators/content-lake/store/releases/events.ts'
import { openFixture } from './fixture.ts'

const release = (type: string, fields: Record<string, unknown> = {}) => ({
  actionType: `sanity.action.release.${type}`,
  releaseId: 'r1',
  ...fields,
})
const createVersion = (id: string) => ({
  actionType: 'sanity.action.document.version.create',
  publishedId: id,
  document: { _id: `versions.r1.${id}`, _type: 't' },
})

/** A release with `a` in it that is scheduled twice, unscheduled, archived, brought back and published. */
async function livedFixture() {
  const fixture = openFixture()
  const { act, mutate } = fixture
  const steps: [string, unknown][] = [
    ['create', release('create')],
    ['a', createVersion('a')],
    ['edit', release('edit', { patch: { set: { 'metadata.title': 'Spring' } } })],
    ['first', release('schedule', { publishAt: '2030-01-01T00:00:00.000Z' })],
    ['second', release('schedule', { publishAt: '2031-01-01T00:00:00.000Z' })],
    ['unschedule', release('unschedule')],
    ['archive', release('archive')],
    ['unarchive', release('unarchive')],
    ['b', createVersion('b')],
    ['discard', { actionType: 'sanity.action.document.version.discard', versionId: 'versions.r1.b' }],
    ['due', release('schedule', { publishAt: '2020-01-01T00:00:00.000Z' })],
    ['publish', release('publishScheduled')],
  ]
  for (const [transactionId, action] of steps) await act(action, { transactionId })
  await mutate([{ patch: { id: 'a', set: { title: 'After' } } }], { transactionId: 'after' })
  return fixture
}

test('the life of a release is told by its turns and members', async () => {
  const { dataset } = await livedFixture()
  const { events, nextCursor } = releaseEvents(dataset, 'r1')
  expect(events.map(({ type }) => type).reverse()).toEqual([
    'createRelease',
    'addDocumentToRelease',
    'scheduleRelease',
    'scheduleRelease',
    'unscheduleRelease',
    'archiveRelease',
    'unarchiveRelease',
    'addDocumentToRelease',
    'discardDocumentFromRelease',
    'scheduleRelease',
    'publishRelease',
  ])
  expect(nextCursor).toBe('')
  expect(events.at(-2)).toMatchObject({
    releaseName: 'r1',
    author: 'anna',
    documentId: 'a',
    documentType: 't',
    versionId: 'versions.r1.a',
    revisionId: 'a',
  })
  expect(events.at(-3)).toMatchObject({ publishAt: '2030-01-01T00:00:00.000Z' })
})

test('and page by page', async () => {
  const { dataset } = await livedFixture()
  const types: string[] = []
  let cursor = ''
  do {
    const page = releaseEvents(dataset, 'r1', { limit: 3, cursor })
    types.push(...page.events.map(({ type }) => type))
    cursor = page.nextCursor
  } while (cursor)
  expect(types).toEqual(releaseEvents(dataset, 'r1').events.map(({ type }) => type))
})

test('a version is scheduled, unscheduled and published with its release', async () => {
  const { dataset } = await livedFixture()
  const events = documentEvents(dataset, 'versions.r1.a').events['versions.r1.a'] ?? []
  expect(events.map(({ type, state, publishCause }) => [type, state ?? publishCause]).reverse()).toEqual([
    ['createDocumentVersion', undefined],
    ['scheduleDocumentVersion', 'unscheduled'],
    ['scheduleDocumentVersion', 'unscheduled'],
    ['unscheduleDocumentVersion', undefined],
    ['deleteDocumentVersion', undefined],
    ['createDocumentVersion', undefined],
    ['scheduleDocumentVersion', 'published'],
    ['publishDocumentVersion', 'release.schedule'],
  ])
  expect(events.at(-2)).toMatchObject({ releaseId: 'r1', versionRevisionId: 'a' })
})

test('the published document was published by its release', async () => {
  const { dataset } = await livedFixture()
  expect(documentEvents(dataset, 'a').events.a).toMatchObject([
    { type: 'updateLiveDocument', revisionId: 'after' },
    {
      type: 'publishDocumentVersion',
      publishCause: 'release.schedule',
      releaseId: 'r1',
      versionId: 'versions.r1.a',
      revisionId: 'publish',
    },
  ])
})

test('a document is unpublished by a release, and its draft is there', async () => {
  const { act, mutate, dataset } = openFixture()
  await mutate([{ create: { _id: 'a', _type: 't' } }])
  await act(release('create'))
  const actionType = 'sanity.action.document.version.unpublish'
  await act({ actionType, publishedId: 'a', versionId: 'versions.r1.a' })
  await act(release('publish'), { transactionId: 'P' })
  expect(documentEvents(dataset, 'a').events.a?.[0]).toMatchObject({
    type: 'unpublishDocument',
    releaseId: 'r1',
    versionId: 'drafts.a',
    versionRevisionId: 'P',
  })
})

test('the last state of a version published with its release names that transaction', async () => {
  const { dataset } = await livedFixture()
  const lastOf = (id: string) => documentsAt(dataset, [id], { lastRevision: true })[0]
  expect(lastOf('versions.r1.a')).toMatchObject({ _id: 'versions.r1.a', _rev: 'publish' })
  expect(lastOf('versions.r1.b')).toMatchObject({ _rev: 'b' })
})
