import { ClientError, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let client: SanityClient

beforeAll(async () => {
  running = await startLake()
  client = running.client('editor-token')
})
afterAll(() => running.stop())

/** The error a call fails with, and what the client made of its body. */
async function failure(
  call: Promise<unknown>,
): Promise<{ status: number; message: string; details: unknown }> {
  try {
    await call
  } catch (error) {
    if (error instanceof ClientError) {
      return { status: error.statusCode, message: error.message, details: error.details }
    }
    throw error
  }
  throw new Error('the call succeeded')
}

describe('mutations', () => {
  it('create, read, patch and delete a document', async () => {
    const created = await client.create({ _id: 'mug', _type: 'product', title: 'Mug', stock: 1, tags: ['a'] })
    expect(created).toMatchObject({ _id: 'mug', _createdAt: expect.any(String), _rev: expect.any(String) })
    expect(await client.getDocument('mug')).toEqual(created)
    const patched = await client
      .patch('mug')
      .set({ title: 'Luna mug' })
      .setIfMissing({ summary: 'Blue' })
      .inc({ stock: 4 })
      .append('tags', ['b'])
      .unset(['nothing'])
      .commit()
    expect(patched).toMatchObject({ title: 'Luna mug', summary: 'Blue', stock: 5, tags: ['a', 'b'] })
    expect(patched._rev).not.toBe(created._rev)
    await client.delete('mug')
    expect(await client.getDocument('mug')).toBeUndefined()
  })

  it('answer what the options ask for', async () => {
    const ids = await client.createOrReplace({ _id: 'o', _type: 'x' }, { returnDocuments: false })
    expect(ids).toMatchObject({ documentId: 'o', results: [{ id: 'o', operation: 'create' }] })
    const again = await client.createIfNotExists(
      { _id: 'o', _type: 'x', more: 1 },
      { returnDocuments: false },
    )
    expect(again).toMatchObject({ results: [{ id: 'o', operation: 'none' }] })
  })

  it('leave no trace on a dry run', async () => {
    await client.create({ _id: 'dry', _type: 'x' }, { dryRun: true })
    expect(await client.getDocument('dry')).toBeUndefined()
  })

  it('generate keys when asked to', async () => {
    const document = await client.create(
      { _id: 'keys', _type: 'x', items: [{ a: 1 }] },
      { autoGenerateArrayKeys: true },
    )
    expect(document.items[0]).toHaveProperty('_key')
  })

  it('commit a transaction whole or not at all, under the id that was given', async () => {
    const done = await client
      .transaction()
      .transactionId('order-1')
      .create({ _id: 't1', _type: 'x' })
      .create({ _id: 't2', _type: 'x' })
      .commit()
    expect(done.transactionId).toBe('order-1')
    expect((await client.getDocument('t1'))?._rev).toBe('order-1')
    const failed = client
      .transaction()
      .create({ _id: 't3', _type: 'x' })
      .create({ _id: 't1', _type: 'x' })
      .commit()
    await expect(failed).rejects.toThrow(ClientError)
    expect(await client.getDocument('t3')).toBeUndefined()
    const reused = client.transaction().transactionId('order-1').create({ _id: 't4', _type: 'x' }).commit()
    expect(await failure(reused)).toMatchObject({ status: 409 })
  })

  it('work by query', async () => {
    await client.transaction().create({ _id: 'q1', _type: 'q' }).create({ _id: 'q2', _type: 'q' }).commit()
    await client
      .patch({ query: '*[_type == $kind]', params: { kind: 'q' } })
      .set({ seen: true })
      .commit()
    expect(await client.fetch('count(*[_type == "q" && seen])')).toBe(2)
    await client.delete({ query: '*[_type == "q"]' })
    expect(await client.fetch('count(*[_type == "q"])')).toBe(0)
  })

  it('say what went wrong in the shapes that the client parses', async () => {
    await client.createOrReplace({ _id: 'e1', _type: 'x' })
    await client.createOrReplace({ _id: 'e2', _type: 'x', to: { _type: 'reference', _ref: 'e1' } })
    expect(await failure(client.create({ _id: 'e1', _type: 'x' }))).toMatchObject({
      status: 409,
      details: {
        type: 'mutationError',
        items: [{ error: { type: 'documentAlreadyExistsError', id: 'e1' } }],
      },
    })
    expect(await failure(client.patch('absent').set({ a: 1 }).commit())).toMatchObject({
      details: { items: [{ error: { type: 'documentNotFoundError' } }] },
    })
    expect(await failure(client.patch('e1').ifRevisionId('old').set({ a: 1 }).commit())).toMatchObject({
      status: 409,
      details: { items: [{ error: { type: 'documentRevisionIDDoesNotMatchError' } }] },
    })
    expect(await failure(client.delete('e1'))).toMatchObject({
      status: 409,
      details: { items: [{ error: { type: 'documentHasExistingReferencesError', referencingIDs: ['e2'] } }] },
    })
    expect(await failure(client.mutate([{ nonsense: {} } as never]))).toMatchObject({ status: 400 })
  })
})

describe('queries', () => {
  beforeAll(async () => {
    await client
      .transaction()
      .createOrReplace({ _id: 'p1', _type: 'pot', title: 'Old', slug: { _type: 'slug', current: 'one' } })
      .createOrReplace({ _id: 'drafts.p1', _type: 'pot', title: 'New' })
      .createOrReplace({ _id: 'drafts.p2', _type: 'pot', title: 'Unpublished' })
      .commit()
  })

  it('take parameters, by GET and, when long, by POST', async () => {
    const byTitle = '*[_type == "pot" && title == $title][0]._id'
    expect(await client.fetch(byTitle, { title: 'Old' })).toBe('p1')
    const long = `${byTitle}${' '.repeat(12_000)}`
    expect(await client.fetch(long, { title: 'Old' })).toBe('p1')
  })

  it('read the perspective that is asked for', async () => {
    const titles = (perspective: 'published' | 'drafts' | 'raw') =>
      client.fetch('*[_type == "pot"] | order(title asc).title', {}, { perspective })
    expect(await titles('published')).toEqual(['Old'])
    expect(await titles('drafts')).toEqual(['New', 'Unpublished'])
    expect(await titles('raw')).toEqual(['New', 'Old', 'Unpublished'])
    expect(await client.fetch('count(*[_type == "pot"])')).toBe(1)
  })

  it('answer with tags, time and, on request, a source map', async () => {
    const response = await client.fetch(
      '*[_id == "p1"][0]{title}',
      {},
      {
        filterResponse: false,
        resultSourceMap: true,
      },
    )
    expect(response).toMatchObject({
      result: { title: 'Old' },
      ms: expect.any(Number),
      query: expect.any(String),
      resultSourceMap: { documents: [{ _id: 'p1', _type: 'pot' }] },
    })
    expect(response.syncTags?.length).toBeGreaterThan(0)
    const brief = await client.fetch('1', {}, { filterResponse: false, returnQuery: false })
    expect(brief).not.toHaveProperty('query')
  })

  it('fail with the position of the fault', async () => {
    expect(await failure(client.fetch('*[_type == '))).toMatchObject({
      status: 400,
      message: expect.stringContaining('GROQ query parse error'),
      details: { type: 'queryParseError', start: expect.any(Number), end: expect.any(Number) },
    })
  })

  it('read several documents, and say which are not there', async () => {
    const found = await client.getDocuments(['p1', 'nowhere', 'drafts.p1'])
    expect(found.map((document) => document?._id ?? null)).toEqual(['p1', null, 'drafts.p1'])
  })
})

describe('actions', () => {
  it('edit, publish, unpublish and discard', async () => {
    const ids = { publishedId: 'act', draftId: 'drafts.act' }
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'act',
      attributes: { _id: 'drafts.act', _type: 'pot', title: 'First' },
      ifExists: 'fail',
    })
    await client.action({
      actionType: 'sanity.action.document.edit',
      ...ids,
      patch: { set: { title: 'Second' } },
    })
    await client.action(
      { actionType: 'sanity.action.document.publish', ...ids },
      { transactionId: 'publish-act' },
    )
    expect(await client.getDocument('act')).toMatchObject({ title: 'Second', _rev: 'publish-act' })
    expect(await client.getDocument('drafts.act')).toBeUndefined()
    await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
    expect(await client.getDocument('act')).toBeUndefined()
    expect(await client.getDocument('drafts.act')).toMatchObject({ title: 'Second' })
    await client.action({ actionType: 'sanity.action.document.version.discard', versionId: 'drafts.act' })
    expect(await client.getDocument('drafts.act')).toBeUndefined()
  })

  it('refuse what cannot be done', async () => {
    const publish = {
      actionType: 'sanity.action.document.publish',
      publishedId: 'no',
      draftId: 'drafts.no',
    } as const
    const { status } = await failure(client.action(publish))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})
