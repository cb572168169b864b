import type { LiveEvent, MutationEvent, SanityClient } from '@sanity/client'
import { applyPatch, type RawPatch } from 'mendoza'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from './listeners-collect.ts'
import { patienceMs, type RunningLake, startLake, within } from './support.ts'

let running: RunningLake
let editor: SanityClient

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
})
afterAll(() => running.stop())

describe('a listener', () => {
  const listen = (query: string, options: object = {}, client = editor) =>
    collect<MutationEvent>(client.listen(query, {}, { events: ['welcome', 'mutation'], ...options }))

  it('is welcomed and told of what concerns its filter', async () => {
    const heard = listen('*[_type == "heard"]', { visibility: 'query', effectFormat: 'mendoza' })
    await heard.next(1)
    const created = await editor.create({ _id: 'h1', _type: 'heard', title: 'One' })
    await editor.create({ _id: 'o1', _type: 'other' })
    const changed = await editor.patch('h1').set({ title: 'Two' }).commit()
    await editor.delete('h1')
    const [welcome, appear, update, disappear] = await heard.next(4)
    expect(welcome).toMatchObject({ type: 'welcome', listenerName: expect.any(String) })
    expect(appear).toMatchObject({
      transition: 'appear',
      documentId: 'h1',
      result: { title: 'One' },
      resultRev: created._rev,
    })
    expect(appear).not.toHaveProperty('previousRev')
    expect(update).toMatchObject({ transition: 'update', previousRev: created._rev, resultRev: changed._rev })
    expect(disappear).toMatchObject({ transition: 'disappear', previousRev: changed._rev })
    const { _rev, ...before } = created
    const { _rev: after, ...expected } = changed
    const effects = update?.effects as { apply: RawPatch; revert: RawPatch }
    expect(applyPatch(before, effects.apply)).toEqual(expected)
    expect(applyPatch(expected, effects.revert)).toEqual(before)
    heard.stop()
  })

  it('counts its own events of a transaction', async () => {
    const heard = listen('*[_type == "counted"]')
    await heard.next(1)
    await editor
      .transaction()
      .create({ _id: 'c1', _type: 'counted' })
      .create({ _id: 'x1', _type: 'not-counted' })
      .create({ _id: 'c2', _type: 'counted' })
      .commit()
    const [, first, second] = await heard.next(3)
    expect([first?.transactionCurrentEvent, second?.transactionCurrentEvent]).toEqual([1, 2])
    expect([first?.transactionTotalEvents, second?.transactionTotalEvents]).toEqual([2, 2])
    heard.stop()
  })

  it('without a token hears nothing of drafts', async () => {
    const heard = listen('*[_type == "quiet"]', {}, running.client())
    await heard.next(1)
    await editor.create({ _id: 'drafts.q', _type: 'quiet' })
    await editor.create({ _id: 'q', _type: 'quiet' })
    expect((await heard.next(2))[1]).toMatchObject({ documentId: 'q' })
    heard.stop()
  })

  it('hears no more once it may not: its token is gone, or its dataset private', async () => {
    const admin = running.client('admin-token')
    const url = `${running.lake.url}/v2025-02-19`
    const made = await admin.request<{ id: string; key: string }>({
      method: 'POST',
      url: '/projects/restock/tokens',
      body: { label: 'short', roleName: 'viewer' },
    })
    const open = async (token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : undefined
      const response = await fetch(`${url}/data/listen/production?query=*`, { headers })
      return { end: response.text() }
    }
    const robots = await open(made.key)
    const anybody = await open()
    const stays = listen('*[_type == "heard"]')
    await stays.next(1)
    await admin.request({ method: 'DELETE', url: `/projects/restock/tokens/${made.id}` })
    expect(await within(robots.end, patienceMs, 'the end of the stream')).toContain('welcome')
    await admin.datasets.edit('production', { aclMode: 'private' })
    expect(await within(anybody.end, patienceMs, 'the end of the stream')).toContain('welcome')
    await admin.datasets.edit('production', { aclMode: 'public' })
    await editor.create({ _id: 'h2', _type: 'heard' })
    expect((await stays.next(2))[1]).toMatchObject({ documentId: 'h2' })
    stays.stop()
  })

  it('with a broken filter is refused', async () => {
    const response = await fetch(`${running.lake.url}/v1/data/listen/production?query=*%5B`)
    expect(response.status).toBe(400)
  })
})

describe('live events', () => {
  it('carry the tags of the queries that a change concerns', async () => {
    await editor.createOrReplace({ _id: 'live', _type: 'lively', title: 'One' })
    const { syncTags = [] } = await editor.fetch('*[_id == "live"][0].title', {}, { filterResponse: false })
    const published = collect<LiveEvent>(running.client().live.events())
    const all = collect<LiveEvent>(running.client('viewer-token').live.events({ includeDrafts: true }))
    await Promise.all([published.next(1), all.next(1)])
    await editor.createOrReplace({ _id: 'drafts.live', _type: 'lively', title: 'Draft' })
    await editor.patch('live').set({ title: 'Two' }).commit()
    const [welcome, message] = await published.next(2)
    expect(welcome?.type).toBe('welcome')
    expect(message).toMatchObject({ type: 'message', id: expect.any(String) })
    const tags = message && 'tags' in message ? message.tags : []
    expect(tags.some((tag) => syncTags.includes(tag))).toBe(true)
    expect(await all.next(3)).toHaveLength(3)
    published.stop()
    all.stop()
  })
})

describe('a browser', () => {
  const browser = { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }

  it('is sent to a host of its own, with a credential in place of its token', async () => {
    const { port } = running.lake
    const response = await fetch(
      `http://localhost:${port}/v1/data/live/events/production?includeDrafts=true`,
      {
        headers: { ...browser, authorization: 'Bearer viewer-token' },
        redirect: 'manual',
      },
    )
    expect(response.status).toBe(307)
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
    const target = new URL(response.headers.get('location') ?? '')
    expect(target.host).toMatch(new RegExp(`^sse\\d+\\.localhost:${port}$`))
    const second = await fetch(`http://127.0.0.1:${port}${target.pathname}${target.search}`, {
      headers: { 'sec-fetch-site': 'cross-site', origin: 'null' },
    })
    expect(second.status).toBe(200)
    expect(second.headers.get('access-control-allow-origin')).toBe('null')
    const reader = second.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('event: welcome'))
      text += (await within(reader?.read() ?? Promise.reject(), patienceMs, 'welcome')).value ?? ''
    await reader?.cancel()
    target.searchParams.set('__sse', 'forged.credential')
    expect((await fetch(`http://127.0.0.1:${port}${target.pathname}${target.search}`)).status).toBe(401)
  })
})
