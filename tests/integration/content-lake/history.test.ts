import { ClientError, type SanityClient, type SanityDocument } from '@sanity/client'
import { applyPatch, type RawPatch } from 'mendoza'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let client: SanityClient

const ids = { publishedId: 'mug', draftId: 'drafts.mug' }
const edit = (title: string, transactionId: string) =>
  client.action(
    { actionType: 'sanity.action.document.edit', ...ids, patch: { set: { title } } },
    { transactionId },
  )

/** A document that is made, edited twice, published and edited again: T1 to T5. */
beforeAll(async () => {
  running = await startLake()
  client = running.client('editor-token')
  await client.action(
    {
      actionType: 'sanity.action.document.create',
      publishedId: 'mug',
      attributes: { _id: 'drafts.mug', _type: 'pot', title: 'One' },
      ifExists: 'fail',
    },
    { transactionId: 'T1' },
  )
  await edit('Two', 'T2')
  await edit('Three', 'T3')
  await client.action({ actionType: 'sanity.action.document.publish', ...ids }, { transactionId: 'T4' })
  await edit('Five', 'T5')
})
afterAll(() => running.stop())

interface Logged {
  id: string
  timestamp: string
  author: string
  documentIDs: string[]
  effects: Record<string, { apply: RawPatch; revert: RawPatch }>
  mutations?: unknown[]
}

const past = (path: string) => `/data/history/production/${path}`
const at = async (id: string, moment: string) => {
  const { documents } = await client.request<{ documents: SanityDocument[] }>({
    url: past(`documents/${id}?${moment}`),
  })
  return documents[0]
}

/** The log as the Studio asks for it, line by line. */
async function transactions(id: string, query = ''): Promise<Logged[]> {
  const options = 'effectFormat=mendoza&excludeContent=true&includeIdentifiedDocumentsOnly=true'
  const response = await fetch(
    `${running.lake.url}/v2025-02-19${past(`transactions/${id}`)}?${options}&${query}`,
    { headers: { authorization: 'Bearer editor-token' } },
  )
  const text = await response.text()
  return text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Logged)
}

describe('the transactions of a document', () => {
  it('come in order, with patches both ways and without content', async () => {
    const log = await transactions('drafts.mug')
    expect(log.map(({ id }) => id)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5'])
    expect(log[3]).toMatchObject({ documentIDs: ['drafts.mug'], author: expect.any(String) })
    expect(log[3]).not.toHaveProperty('mutations')
    const second = await at('drafts.mug', 'revision=T2')
    const patch = log[2]?.effects['drafts.mug']
    expect(applyPatch(second, patch?.apply as RawPatch)).toMatchObject({ title: 'Three' })
  })

  it('may be bounded, reversed and limited', async () => {
    const idsOf = async (query: string) => (await transactions('drafts.mug', query)).map(({ id }) => id)
    expect(await idsOf('fromTransaction=T2&toTransaction=T3')).toEqual(['T2', 'T3'])
    expect(await idsOf('fromTransaction=&limit=2')).toEqual(['T1', 'T2'])
    expect(await idsOf('reverse=true&limit=2')).toEqual(['T5', 'T4'])
    expect(await idsOf('authors=nobody')).toEqual([])
    expect(await idsOf('fromTime=2999-01-01T00:00:00Z')).toEqual([])
  })
})

describe('a revision', () => {
  it('is found by its id, by a time, and as the last there was', async () => {
    expect(await at('drafts.mug', 'revision=T1')).toMatchObject({ title: 'One', _rev: 'T1' })
    expect(await at('drafts.mug', 'revision=T4')).toBeUndefined()
    const [first] = await transactions('drafts.mug')
    expect(await at('drafts.mug', `time=${first?.timestamp}`)).toMatchObject({ _id: 'drafts.mug' })
    expect(await at('drafts.mug', 'lastRevision=true')).toMatchObject({ _rev: 'T5' })
    expect(await at('nothing', 'lastRevision=true')).toBeUndefined()
  })

  it('is restored over a draft', async () => {
    const { _updatedAt, ...attributes } = (await at('drafts.mug', 'revision=T2')) as SanityDocument
    await client.action({
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: 'mug',
      attributes,
    })
    expect(await client.getDocument('drafts.mug')).toMatchObject({ title: 'Two' })
  })

  it('is restored when all is deleted', async () => {
    await client.action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'mug',
      includeDrafts: ['drafts.mug'],
    })
    const { _updatedAt, ...document } = (await at('mug', 'lastRevision=true')) as SanityDocument
    const attributes = { ...document, _id: 'drafts.mug' }
    await client.action([
      { actionType: 'sanity.action.document.create', publishedId: 'mug', attributes, ifExists: 'fail' },
      { actionType: 'sanity.action.document.replaceDraft', publishedId: 'mug', attributes },
    ])
    expect(await client.getDocument('drafts.mug')).toMatchObject({ title: 'Three' })
    expect(await client.getDocument('mug')).toBeUndefined()
  })
})

it('events tell the life of a document and of a release', async () => {
  const { events } = await client.request<{ events: Record<string, { type: string }[]> }>({
    url: past('events/documents/drafts.mug?limit=100'),
  })
  expect(events['drafts.mug']?.map(({ type }) => type)).toEqual([
    'createDocumentVersion',
    'deleteDocumentGroup',
    'createDocumentVersion',
    'publishDocumentVersion',
    'createDocumentVersion',
  ])
  const unknown = await client.request({ url: past('events/releases/unknown?limit=10') })
  expect(unknown).toEqual({ events: [], nextCursor: '' })
})

it('the past is not for anonymous readers', async () => {
  const anonymous = running.client()
  for (const path of ['documents/mug?revision=T4', 'events/documents/mug', 'events/releases/r']) {
    const refused = anonymous.request({ url: past(path) }).catch((error: unknown) => error)
    expect(await refused).toBeInstanceOf(ClientError)
    expect(await refused).toMatchObject({ statusCode: 401 })
  }
})
