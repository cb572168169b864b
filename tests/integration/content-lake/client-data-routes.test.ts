import type { SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from './client/bench.ts'
import { type RunningLake, startLake } from './support.ts'

interface HistoryLine {
  id: string
  timestamp: string
  author: string
  documentIDs: string[]
  mutations?: unknown[]
  effects?: Record<string, { apply: unknown[]; revert: unknown[] }>
}

let running: RunningLake
let editor: SanityClient

/** Two documents that refer to a third, a draft of one of them, and the revisions that the third went through. */
const revisions: string[] = []

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
  const commit = async (build: (all: ReturnType<SanityClient['transaction']>) => typeof all) => {
    revisions.push((await build(editor.transaction()).commit()).transactionId)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  const to = { _type: 'reference', _ref: 'kiln' }
  await commit((all) => all.create({ _id: 'kiln', _type: 'kiln', heat: 1 }))
  await commit((all) =>
    all.create({ _id: 'a', _type: 'pot', to }).create({ _id: 'b', _type: 'pot', list: [{ _key: 'k', to }] }),
  )
  await commit((all) => all.create({ _id: 'drafts.c', _type: 'pot', to: { ...to, _weak: true } }))
  await commit((all) => all.patch('kiln', { set: { heat: 2 } }).patch('a', { set: { title: 'A' } }))
  await commit((all) => all.create({ _id: 'gone', _type: 'pot', last: 'words' }))
  await commit((all) => all.delete('gone'))
})
afterAll(() => running.stop())

const get = <T>(client: SanityClient, path: string, query: Record<string, string> = {}) =>
  client.request<T>({ url: `/data/${path}`, query })
/** The client answers an empty body with nothing. */
const linesOf = <T>(text = '') =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

describe('/data/doc', () => {
  it('answers documents, and why others are not there', async () => {
    const path = 'doc/production/a,absent,drafts.c'
    const found = await get(editor, path)
    expect(found).toMatchObject({
      documents: [{ _id: 'a' }, { _id: 'drafts.c' }],
      omitted: [{ id: 'absent', reason: 'existence' }],
    })
    expect(await get(running.client(), path)).toMatchObject({
      documents: [{ _id: 'a' }],
      omitted: [
        { id: 'absent', reason: 'existence' },
        { id: 'drafts.c', reason: 'permission' },
      ],
    })
  })

  it('answers who is there without their contents', async () => {
    expect(await get(editor, 'doc/production/a,absent', { excludeContent: 'true' })).toEqual({
      documents: [],
      omitted: [{ id: 'absent', reason: 'existence' }],
    })
  })
})

describe('/data/references', () => {
  const path = 'references/production/documents/kiln/to'

  it('answers the documents that refer to one, and how many', async () => {
    const answer = await get<{ totalCount: number; references: { documentId: string }[] }>(editor, path)
    expect(answer.totalCount).toBe(3)
    expect(answer.references.map(({ documentId }) => documentId).sort()).toEqual(['a', 'b', 'drafts.c'])
    expect(answer.references[0]).toMatchObject({ projectId: 'restock', datasetName: 'production' })
  })

  it('hides drafts from those who are not logged in, and leaves out this dataset on request', async () => {
    expect(await get(running.client(), path)).toMatchObject({ totalCount: 2 })
    expect(await get(editor, path, { excludeInternalReferences: 'true' })).toEqual({
      totalCount: 0,
      references: [],
    })
    expect(await get(editor, 'references/production/documents/absent/to')).toMatchObject({ totalCount: 0 })
  })
})

describe('/data/export', () => {
  const ids = async (client: SanityClient, query = {}) =>
    linesOf<{ _id: string }>(await get<string>(client, 'export/production', query))
      .map(({ _id }) => _id)
      .sort()

  it('is a line of JSON for each document', async () => {
    const url = `${running.lake.url}/v2025-02-19/data/export/production`
    const response = await fetch(url, { headers: { authorization: 'Bearer editor-token' } })
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    const lines = linesOf<{ _id: string }>(await response.text())
    expect(lines.find(({ _id }) => _id === 'kiln')).toEqual(await editor.getDocument('kiln'))
  })

  it('holds what the caller may see, of the types that are asked for', async () => {
    expect(await ids(editor)).toEqual(['a', 'b', 'drafts.c', 'kiln'])
    expect(await ids(running.client())).toEqual(['a', 'b', 'kiln'])
    expect(await ids(editor, { types: 'kiln,other' })).toEqual(['kiln'])
  })

  it('is refused as a query is', async () => {
    expect(await failureOf(get(editor, 'export/nowhere'))).toMatchObject({ statusCode: 404 })
    expect(await failureOf(get(running.client('forged'), 'export/production'))).toMatchObject({
      statusCode: 401,
    })
  })
})

describe('/data/history/…/transactions', () => {
  const history = async (ids: string, query: Record<string, string> = {}) =>
    linesOf<HistoryLine>(await get<string>(editor, `history/production/transactions/${ids}`, query))
  const idsOf = (lines: HistoryLine[]) => lines.map(({ id }) => id)

  it('is a line for each transaction that touched one of the documents', async () => {
    const lines = await history('kiln')
    expect(idsOf(lines)).toEqual([revisions[0], revisions[3]])
    expect(lines[1]).toEqual({
      id: revisions[3],
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      author: expect.any(String),
      documentIDs: ['kiln', 'a'],
      mutations: [
        { patch: expect.objectContaining({ id: 'kiln' }) },
        { patch: expect.objectContaining({ id: 'a' }) },
      ],
    })
    expect(idsOf(await history('b,drafts.c'))).toEqual([revisions[1], revisions[2]])
    expect(await history('absent')).toEqual([])
  })

  it('is bounded by transactions, times, authors and a number, from either end', async () => {
    expect(idsOf(await history('kiln,a', { fromTransaction: revisions[1] ?? '' }))).toEqual([
      revisions[1],
      revisions[3],
    ])
    expect(idsOf(await history('kiln,a', { toTransaction: revisions[1] ?? '' }))).toEqual([
      revisions[0],
      revisions[1],
    ])
    expect(idsOf(await history('kiln,a', { reverse: 'true', limit: '1' }))).toEqual([revisions[3]])
    const [, second] = await history('kiln,a')
    expect(idsOf(await history('kiln,a', { fromTime: second?.timestamp ?? '' }))).toEqual([
      revisions[1],
      revisions[3],
    ])
    expect(idsOf(await history('kiln,a', { toTime: second?.timestamp ?? '' }))).toEqual([
      revisions[0],
      revisions[1],
    ])
    expect(await history('kiln', { authors: 'somebody' })).toEqual([])
    expect(await history('kiln', { authors: `somebody,${second?.author}` })).toHaveLength(2)
    const unknown = get(editor, 'history/production/transactions/kiln', { fromTransaction: 'unknown' })
    expect(await failureOf(unknown)).toMatchObject({ statusCode: 400 })
  })

  it('holds the effects, by which each state follows from the one before', async () => {
    const query = { effectFormat: 'mendoza', excludeContent: 'true', includeIdentifiedDocumentsOnly: 'true' }
    const lines = await history('kiln', query)
    expect(lines.map(({ documentIDs }) => documentIDs)).toEqual([['kiln'], ['kiln']])
    for (const line of lines) expect(line).not.toHaveProperty('mutations')
    const { _rev, ...now } = (await editor.getDocument('kiln')) ?? {}
    const states: unknown[] = []
    for (const { effects } of lines)
      states.push(applyPatch(states.at(-1) ?? null, (effects?.kiln?.apply ?? []) as never))
    expect(states.at(-1)).toEqual(now)
    expect(applyPatch(now, (lines[1]?.effects?.kiln?.revert ?? []) as never)).toEqual(states[0])
  })

  it('is not for those who are not logged in', async () => {
    const asked = get(running.client(), 'history/production/transactions/kiln')
    expect(await failureOf(asked)).toMatchObject({ statusCode: 401 })
  })
})

describe('/data/history/…/documents', () => {
  const at = (ids: string, query: Record<string, string>) =>
    get<{ documents: Record<string, unknown>[] }>(editor, `history/production/documents/${ids}`, query)

  it('answers a document as it was after a transaction, at a time, or when it last was', async () => {
    expect(await at('kiln', { revision: revisions[0] ?? '' })).toMatchObject({
      documents: [{ _id: 'kiln', heat: 1, _rev: revisions[0] }],
    })
    expect(await at('kiln', {})).toMatchObject({ documents: [{ heat: 2 }] })
    const { _createdAt } = (await editor.getDocument('kiln')) ?? {}
    expect(await at('kiln', { time: _createdAt ?? '' })).toMatchObject({ documents: [{ heat: 1 }] })
    expect(await at('kiln', { time: '2000-01-01T00:00:00Z' })).toMatchObject({ documents: [] })
    expect(await at('gone', { lastRevision: 'true' })).toMatchObject({ documents: [{ last: 'words' }] })
    expect(await at('gone', {})).toMatchObject({ documents: [] })
  })
})

describe('/data/history/…/events', () => {
  it('tells the life of a document, in pages', async () => {
    const ids = { publishedId: 'told', draftId: 'drafts.told' }
    const attributes = { _id: ids.draftId, _type: 'pot' }
    const create = {
      actionType: 'sanity.action.document.create',
      publishedId: 'told',
      attributes,
      ifExists: 'fail',
    } as const
    await editor.action(create)
    await editor.action({ actionType: 'sanity.action.document.publish', ...ids })
    await editor.action({ actionType: 'sanity.action.document.unpublish', ...ids })
    await editor.action({ actionType: 'sanity.action.document.version.discard', versionId: ids.draftId })
    interface Page {
      events: Record<string, { id: string; type: string; timestamp: string; author: string }[]>
      nextCursor: string
    }
    const page = (query: Record<string, string>) =>
      get<Page>(editor, 'history/production/events/documents/drafts.told', query)
    const whole = (await page({ limit: '100' })).events['drafts.told'] ?? []
    const types = whole.map(({ type }) => type)
    for (const type of [
      'createDocumentVersion',
      'publishDocumentVersion',
      'unpublishDocument',
      'deleteDocumentVersion',
    ])
      expect(types).toContain(type)
    const collected: string[] = []
    for (let query: Record<string, string> = { limit: '1' }, pages = 0; pages < 20; pages++) {
      const { events, nextCursor } = await page(query)
      collected.push(...(events['drafts.told'] ?? []).map(({ type }) => type))
      if (!nextCursor) break
      query = { limit: '1', nextCursor }
    }
    expect(collected).toEqual(types)
  })
})
