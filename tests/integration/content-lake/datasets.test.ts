import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientError, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDataset } from '#emulators/content-lake/http/datasets/datasets.ts'
import { recordOf } from '#emulators/content-lake/http/datasets/open-dataset.ts'
import { patienceMs, type RunningLake, startLake, startReceiver, within } from './support.ts'

let running: RunningLake
let admin: SanityClient

beforeAll(async () => {
  running = await startLake()
  admin = running.client('admin-token')
})
afterAll(() => running.stop())

const failure = (call: Promise<unknown>) =>
  call.then(
    () => ({ status: 200, message: '' }),
    (error: ClientError) => ({ status: error.statusCode, message: error.message }),
  )
const inDataset = (dataset: string, token?: string) => running.client(token).withConfig({ dataset })
const copyOf = async (
  source: string,
  targetDataset: string,
  skipHistory = false,
  skipContentReleases = false,
) => {
  const body = { targetDataset, skipHistory, skipContentReleases }
  const answer = await admin.request({ method: 'PUT', url: `/datasets/${source}/copy`, body })
  await expect
    .poll(() => admin.request({ url: `/jobs/${answer.jobId}` }), { timeout: patienceMs })
    .toMatchObject({ state: 'completed', progress: 100 })
  return answer as { jobId: string; datasetName: string; aclMode: string; message: string }
}

describe('datasets', () => {
  it('are created, listed, edited and deleted', async () => {
    expect(await admin.datasets.create('staging', { aclMode: 'private', description: 'Try' })).toEqual({
      datasetName: 'staging',
      aclMode: 'private',
      description: 'Try',
    })
    await inDataset('staging', 'editor-token').create({ _id: 'a', _type: 'page' })
    expect((await failure(inDataset('staging').fetch('1'))).status).toBe(401)
    expect(await admin.datasets.edit('staging', { aclMode: 'public' })).toMatchObject({ aclMode: 'public' })
    expect(await inDataset('staging').fetch('count(*)')).toBe(1)
    expect(await admin.datasets.list()).toMatchObject([{ name: 'production' }, { name: 'staging' }])
    expect(await admin.datasets.delete('staging')).toEqual({ deleted: true })
    expect(await failure(inDataset('staging').fetch('1'))).toMatchObject({
      status: 404,
      message: expect.stringContaining('Dataset "staging" not found for project ID "restock"'),
    })
  })

  it('outlive a restart, and begin anew when they are made again', async () => {
    await admin.datasets.create('kept', { aclMode: 'private' })
    await admin.datasets.create('gone')
    await inDataset('gone', 'editor-token').create({ _id: 'a', _type: 'page' })
    await admin.datasets.delete('gone')
    await admin.datasets.create('gone')
    await running.restart()
    admin = running.client('admin-token')
    const names = (await admin.datasets.list()).map(({ name, aclMode }) => [name, aclMode])
    expect(names).toEqual([
      ['production', 'public'],
      ['kept', 'private'],
      ['gone', 'public'],
    ])
    expect(await inDataset('gone').fetch('count(*)')).toBe(0)
  })

  it.each([
    ['Upper', 400],
    ['x', 400],
    ['ends-', 400],
    ['production', 409],
  ])('cannot be called %s', async (name, status) => {
    const call = admin.request({ method: 'PUT', url: `/datasets/${name}`, body: {} })
    expect((await failure(call)).status).toBe(status)
  })

  it('are managed by administrators, and only those that exist', async () => {
    expect((await failure(running.client().datasets.create('mine'))).status).toBe(401)
    expect((await failure(running.client('editor-token').datasets.create('mine'))).status).toBe(403)
    expect((await failure(admin.datasets.delete('absent'))).status).toBe(404)
    expect((await failure(admin.datasets.edit('absent', { aclMode: 'private' }))).status).toBe(404)
    const wrong = admin.request({ method: 'PUT', url: '/datasets/mine', body: { aclMode: 'secret' } })
    expect((await failure(wrong)).status).toBe(400)
  })

  it('tell their listeners to go when they are deleted, and their assets go with them', async () => {
    await admin.datasets.create('brief')
    const editor = inDataset('brief', 'editor-token')
    await editor.assets.upload('file', Buffer.from('bytes'), { filename: 'a.txt' })
    const folder = join(running.dataDir, 'assets', 'brief')
    expect(readdirSync(folder)).toHaveLength(1)
    const ended = new Promise<Error>((resolve) => {
      editor.listen('*').subscribe({ error: resolve, next: () => {} })
    })
    await expect
      .poll(() => running.lake.datasets.get('brief')?.listeners.size, { timeout: patienceMs })
      .toBe(1)
    await admin.datasets.delete('brief')
    expect((await within(ended, patienceMs, 'the end of the stream')).message).toContain('was deleted')
    expect(existsSync(folder)).toBe(false)
  })

  it('deliver to hooks from their beginning, and anew after they were made again', async () => {
    const receiver = await startReceiver()
    await admin.request({
      method: 'POST',
      url: '/hooks/projects/restock',
      body: { name: 'h', url: receiver.url, dataset: '*', rule: { on: ['create'], projection: '{_id}' } },
    })
    for (const round of [1, 2]) {
      await admin.datasets.create('hooked')
      await inDataset('hooked', 'editor-token').create({ _id: `page-${round}`, _type: 'page' })
      await within(receiver.until(round), patienceMs, 'the delivery')
      await admin.datasets.delete('hooked')
    }
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([
      { _id: 'page-1' },
      { _id: 'page-2' },
    ])
    await receiver.close()
  })
})

describe('a copy', () => {
  beforeAll(async () => {
    await admin.datasets.create('source', { aclMode: 'private' })
    const editor = inDataset('source', 'editor-token')
    const asset = await editor.assets.upload('file', Buffer.from('bytes'), { filename: 'a.txt' })
    await editor.create({ _id: 'page', _type: 'page', title: 'One', file: { _ref: asset._id } })
    await editor.patch('page').set({ title: 'Two' }).commit()
    await editor.create({ _id: 'drafts.other', _type: 'page' })
    await editor.create({ _id: 'removed', _type: 'page' })
    await editor.delete('removed')
  })
  const historyOf = async (dataset: string, id: string) => {
    const url = `${running.lake.url}/v1/data/history/${dataset}/transactions/${id}`
    const text = await (await fetch(url, { headers: { authorization: 'Bearer admin-token' } })).text()
    return text.split('\n').filter(Boolean)
  }

  it('has the documents, the history and the assets, under addresses of its own', async () => {
    const answer = await copyOf('source', 'copied')
    expect(answer).toMatchObject({ datasetName: 'copied', aclMode: 'private' })
    const copy = inDataset('copied', 'admin-token')
    const original = await inDataset('source', 'admin-token').getDocument('page')
    expect(await copy.getDocument('page')).toEqual(original)
    expect(await copy.fetch('count(*)', {}, { perspective: 'raw' })).toBe(3)
    expect(await historyOf('copied', 'page')).toEqual(await historyOf('source', 'page'))
    const { url, path } = await copy.fetch<{ url: string; path: string }>(
      '*[_id == "page"][0].file->{url, path}',
    )
    expect([url, path]).toEqual([
      expect.stringContaining('/restock/copied/'),
      expect.stringContaining('/restock/copied/'),
    ])
    expect(await (await fetch(url)).text()).toBe('bytes')
    expect(running.lake.datasets.get('copied')?.store.verify()).toEqual([])
    await admin.datasets.delete('copied')
    expect(await inDataset('source', 'admin-token').fetch('count(*[_type == "page"])')).toBe(1)
  })

  it('without history has the documents as they are, and goes on from there', async () => {
    await copyOf('source', 'fresh', true)
    const copy = inDataset('fresh', 'admin-token')
    expect(await copy.getDocument('page')).toMatchObject({ title: 'Two' })
    expect(await historyOf('fresh', 'page')).toHaveLength(1)
    expect(await historyOf('fresh', 'removed')).toHaveLength(0)
    await copy.patch('page').set({ title: 'Three' }).commit()
    const store = running.lake.datasets.get('fresh')?.store
    expect(store?.verify()).toEqual([])
    const sequences = [...(store?.transactionsSince(0) ?? [])].map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.map((_, index) => index + 1))
  })

  it('leaves out releases and their versions when it is told to', async () => {
    const editor = inDataset('source', 'editor-token')
    await editor.releases.create({ releaseId: 'rSpring', metadata: { title: 'Spring', releaseType: 'asap' } })
    await editor.createVersion({
      publishedId: 'page',
      releaseId: 'rSpring',
      document: { _type: 'page', _id: 'versions.rSpring.page' },
    })
    const ids = (dataset: string) =>
      inDataset(dataset, 'admin-token').fetch<string[]>(
        '*[!(_type match "sanity*")]._id',
        {},
        { perspective: 'raw' },
      )
    for (const skipHistory of [true, false]) {
      const name = `without-${skipHistory}`
      await copyOf('source', name, skipHistory, true)
      expect(await ids(name)).toEqual(['drafts.other', 'page'])
      expect(running.lake.datasets.get(name)?.store.verify()).toEqual([])
    }
    await copyOf('source', 'with')
    expect(await ids('with')).toContain('versions.rSpring.page')
  })

  it('is followed as the CLI follows it, and listed', async () => {
    const { jobId } = await copyOf('source', 'followed')
    const events = await (await fetch(`${running.lake.url}/v1/jobs/${jobId}/listen`)).text()
    expect(events).toContain(`event: job\ndata: {"job_id":"${jobId}","state":"completed","progress":100}`)
    expect(events).toContain('event: done')
    const jobs = await admin.request({ url: '/projects/restock/datasets/copy', query: { limit: '1' } })
    expect(jobs).toMatchObject([
      {
        id: jobId,
        state: 'completed',
        sourceDataset: 'source',
        targetDataset: 'followed',
        withHistory: true,
      },
    ])
  })

  it('is refused for what is not there or is there already', async () => {
    const copy = (source: string, body: object) =>
      failure(admin.request({ method: 'PUT', url: `/datasets/${source}/copy`, body }))
    expect((await copy('absent', { targetDataset: 'x1' })).status).toBe(404)
    expect((await copy('source', { targetDataset: 'production' })).status).toBe(409)
    expect((await copy('source', {})).status).toBe(400)
    expect((await failure(admin.request({ url: '/jobs/absent' }))).status).toBe(404)
  })
})

it('what a crash left of a copy or a deletion is removed at the next start', async () => {
  const { catalog, assets } = running.lake.internals
  for (const name of ['half-1', 'half-2']) {
    await admin.datasets.create(name)
    await inDataset(name, 'editor-token').assets.upload('file', Buffer.from('bytes'))
    const dataset = running.lake.datasets.get(name)
    if (dataset) catalog.save({ ...recordOf(dataset) }, 'half')
  }
  await running.restart()
  admin = running.client('admin-token')
  expect((await admin.datasets.list()).filter(({ name }) => name.startsWith('half'))).toEqual([])
  expect(existsSync(assets.path('half-1', '.'))).toBe(false)
  await admin.datasets.create('half-1')
  expect(await inDataset('half-1').fetch('count(*)')).toBe(0)
})

describe('aliases', () => {
  it('lead to a dataset, elsewhere, and nowhere', async () => {
    const change = (method: string, path: string, body: object = {}) =>
      admin.request({ method, url: `/aliases/${path}`, body })
    const through = inDataset('~current')
    expect((await failure(through.fetch('1'))).status).toBe(404)
    expect(await change('PUT', 'current', { datasetName: 'production' })).toEqual({
      aliasName: 'current',
      datasetName: 'production',
    })
    expect(await through.fetch('sanity::dataset()')).toBe('production')
    await admin.datasets.create('other')
    await change('PATCH', 'current', { datasetName: 'other' })
    expect(await through.fetch('sanity::dataset()')).toBe('other')
    expect(await admin.request({ url: '/aliases' })).toEqual([{ name: 'current', datasetName: 'other' }])
    await admin.datasets.delete('other')
    expect((await failure(through.fetch('1'))).status).toBe(404)
    expect((await failure(change('PATCH', 'current', { datasetName: 'absent' }))).status).toBe(404)
    expect((await failure(change('PUT', 'current'))).status).toBe(409)
    await change('DELETE', 'current')
    expect((await failure(change('DELETE', 'current'))).status).toBe(404)
  })
})

describe('an add-on dataset', () => {
  it('is found by what it belongs to, and goes with it', async () => {
    await admin.datasets.create('main')
    const lake = running.lake.internals
    createDataset(lake, {
      name: 'main-comments',
      aclMode: 'private',
      datasetProfile: 'comments',
      addonFor: 'main',
    })
    const addons = (addonFor: string) =>
      admin.request({ url: '/projects/restock/datasets', query: { datasetProfile: 'comments', addonFor } })
    expect(await addons('main')).toMatchObject([{ name: 'main-comments', addonFor: 'main' }])
    expect(await addons('production')).toEqual([])
    expect((await admin.datasets.list()).map(({ name }) => name)).not.toContain('main-comments')
    await admin.datasets.delete('main')
    expect(running.lake.datasets.has('main-comments')).toBe(false)
  })
})
