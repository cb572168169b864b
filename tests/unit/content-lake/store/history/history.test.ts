import { applyPatch } from 'mendoza'
import { describe, expect, test } from 'vitest'
import { documentsAt, historyTransactions } from '#emulators/content-lake/store/history/history.ts'
import { documentEvents } from '#emulators/content-lake/store/history/history-events.ts'
import { openFixture } from '../fixture.ts'

const action = (type: string, fields: Record<string, unknown> = {}) => ({
  actionType: `sanity.action.document.${type}`,
  publishedId: 'a',
  draftId: 'drafts.a',
  ...fields,
})

/** A document that is made, edited, published, edited again, unpublished and deleted: T1 to T6. */
async function livedFixture() {
  const fixture = openFixture()
  const { act, mutate } = fixture
  const attributes = { _id: 'drafts.a', _type: 't', title: 'One' }
  await act(action('create', { attributes, ifExists: 'fail' }), { transactionId: 'T1' })
  await act(action('edit', { patch: { set: { title: 'Two' } } }), { transactionId: 'T2' })
  await mutate([{ create: { _id: 'other', _type: 't' } }], { transactionId: 'X' })
  await act(action('publish'), { transactionId: 'T3' })
  await act(action('edit', { patch: { set: { title: 'Three' } } }), { transactionId: 'T4' })
  await act(action('unpublish'), { transactionId: 'T5' })
  await act(action('version.discard', { versionId: 'drafts.a' }), { transactionId: 'T6' })
  return fixture
}

const idsOf = (transactions: Iterable<{ id: string }>) => [...transactions].map(({ id }) => id)

describe('historyTransactions', () => {
  test('lists those of the documents, both ways, between bounds, up to a limit', async () => {
    const { dataset } = await livedFixture()
    const all = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6']
    const both = ['a', 'drafts.a']
    expect(idsOf(historyTransactions(dataset, both))).toEqual(all)
    expect(idsOf(historyTransactions(dataset, both, { reverse: true }))).toEqual(all.toReversed())
    expect(idsOf(historyTransactions(dataset, ['a']))).toEqual(['T3', 'T5'])
    const range = { fromTransaction: 'T2', toTransaction: 'T4' }
    expect(idsOf(historyTransactions(dataset, both, range))).toEqual(['T2', 'T3', 'T4'])
    expect(idsOf(historyTransactions(dataset, both, { fromTransaction: '', limit: 2 }))).toEqual(['T1', 'T2'])
    expect(idsOf(historyTransactions(dataset, both, { toTime: '2026-01-01T00:00:02Z' }))).toEqual([
      'T1',
      'T2',
    ])
    expect(idsOf(historyTransactions(dataset, both, { authors: ['bert'] }))).toEqual([])
  })

  test('leads through effects from nothing to each state', async () => {
    const { dataset } = await livedFixture()
    let state: unknown = null
    for (const { id, effects } of historyTransactions(dataset, ['drafts.a'], { effects: true })) {
      state = applyPatch(state, effects?.['drafts.a']?.apply ?? [])
      const [stored] = documentsAt(dataset, ['drafts.a'], { revision: id })
      const { _rev, ...expected } = stored ?? { _rev: '' }
      expect(state, id).toEqual(stored ? expected : null)
    }
    expect(state).toBeNull()
  })

  test('shows other documents of a transaction only when asked', async () => {
    const { dataset } = await livedFixture()
    const range = { fromTransaction: 'T3', toTransaction: 'T3', effects: true }
    const [whole] = historyTransactions(dataset, ['a'], range)
    expect(whole?.documentIDs.sort()).toEqual(['a', 'drafts.a'])
    expect(whole?.mutations).toHaveLength(2)
    const only = { ...range, includeIdentifiedDocumentsOnly: true, excludeMutations: true }
    const [part] = historyTransactions(dataset, ['a'], only)
    expect(Object.keys(part?.effects ?? {})).toEqual(['a'])
    expect(part).not.toHaveProperty('mutations')
  })

  test('refuses a bound that it does not know', async () => {
    const { dataset } = await livedFixture()
    expect(() => [...historyTransactions(dataset, ['a'], { toTransaction: 'unknown' })]).toThrow('unknown')
  })
})

describe('documentsAt', () => {
  const titles = (documents: { _id: string; title?: unknown }[]) =>
    documents.map(({ _id, title }) => `${_id} ${title}`)

  test('finds states by revision, by time and the last one', async () => {
    const { dataset } = await livedFixture()
    const both = ['a', 'drafts.a']
    expect(titles(documentsAt(dataset, both, { revision: 'T2' }))).toEqual(['drafts.a Two'])
    expect(titles(documentsAt(dataset, both, { revision: 'T4' }))).toEqual(['a Two', 'drafts.a Three'])
    expect(titles(documentsAt(dataset, both, { time: '2026-01-01T00:00:04Z' }))).toEqual(['a Two'])
    expect(titles(documentsAt(dataset, both, { time: '2020-01-01T00:00:00Z' }))).toEqual([])
    expect(titles(documentsAt(dataset, both, { lastRevision: true }))).toEqual(['a Two', 'drafts.a Three'])
    expect(documentsAt(dataset, both, { revision: 'unknown' })).toEqual([])
  })
})

describe('documentEvents', () => {
  const lines = (dataset: Parameters<typeof documentEvents>[0], id: string) =>
    documentEvents(dataset, id).events[id]?.map(({ type, versionRevisionId, revisionId }) =>
      [type, versionRevisionId, revisionId].filter(Boolean).join(' '),
    )

  test('tells the life of a draft and of the published document', async () => {
    const { dataset } = await livedFixture()
    expect(lines(dataset, 'drafts.a')).toEqual([
      'deleteDocumentVersion T4',
      'unpublishDocument T4',
      'createDocumentVersion T4',
      'publishDocumentVersion T2 T3',
      'createDocumentVersion T1',
    ])
    expect(lines(dataset, 'a')).toEqual(['unpublishDocument T4', 'publishDocumentVersion T2 T3'])
  })

  test('tells of documents that are edited live, and of a group that is deleted', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't' } }], { transactionId: 'T1' })
    await mutate([{ patch: { id: 'a', set: { n: 1 } } }], { transactionId: 'T2' })
    await mutate([{ delete: { id: 'a' } }], { transactionId: 'T3' })
    expect(lines(dataset, 'a')).toEqual([
      'deleteDocumentGroup',
      'updateLiveDocument T2',
      'createLiveDocument T1',
    ])
  })

  test('names the release of a version', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'versions.r1.a', _type: 't' } }])
    const { events } = documentEvents(dataset, 'versions.r1.a')
    expect(events['versions.r1.a']).toMatchObject([
      { releaseId: 'r1', documentId: 'a', versionId: 'versions.r1.a' },
    ])
  })

  test('comes in pages', async () => {
    const { dataset } = await livedFixture()
    const seen: string[] = []
    let cursor = ''
    do {
      const page = documentEvents(dataset, 'drafts.a', { limit: 2, cursor })
      seen.push(...(page.events['drafts.a'] ?? []).map(({ type }) => type))
      cursor = page.nextCursor
    } while (cursor !== '')
    expect(seen).toHaveLength(5)
  })
})
