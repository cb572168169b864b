import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { patienceMs, type RunningLake, startLake, within } from './support.ts'

let running: RunningLake
const logged: [string, Record<string, unknown>][] = []

beforeAll(async () => {
  running = await startLake({ log: (event, details) => void logged.push([event, details]) })
})
afterAll(() => running.stop())

const call = (path: string, init: RequestInit = {}) => fetch(`${running.lake.url}${path}`, init)
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('faults of the caller', () => {
  it.each([
    ['GET', '/v1/nothing/here', 404, 'Not Found'],
    ['GET', '/', 404, 'Not Found'],
    ['GET', '/v1/data/query/absent?query=1', 404, 'Dataset not found'],
    ['GET', '/v1/projects/other', 404, 'Project not found'],
    ['GET', '/v1/data/query/production', 400, 'Bad Request'],
    ['GET', '/v1/data/query/production?query=1&%24x=nope', 400, 'Bad Request'],
    ['GET', '/v1/data/doc/production/%zz', 400, 'Bad Request'],
    ['GET', '/v1/data/mutate/production', 405, 'Method Not Allowed'],
  ])('%s %s is %i', async (method, path, status, error) => {
    const response = await call(path, { method })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ statusCode: status, error, message: expect.any(String) })
  })

  it('names the methods that a path knows', async () => {
    expect((await call('/v1/data/mutate/production')).headers.get('allow')).toBe('POST')
  })

  it('in a body are told', async () => {
    const post = (body: string) =>
      call('/v1/data/mutate/production', { method: 'POST', headers: bearer('editor-token'), body })
    for (const body of ['{"mutations":', '[]', '{}', '{"mutations":{}}', '{"mutations":[null]}']) {
      const response = await post(body)
      expect([body, response.status]).toEqual([body, 400])
    }
  })

  it('in the project header are told', async () => {
    const response = await call('/v1/data/query/production?query=1', {
      headers: { 'x-sanity-project-id': 'other' },
    })
    expect(response.status).toBe(404)
  })
})

describe('faults of the server', () => {
  it('are 503, logged once with the id of the request, and harm no other', async () => {
    const { store } = running.lake.datasets.get('production') ?? {}
    if (!store) throw new Error('no dataset')
    const get = store.get
    store.get = () => {
      throw new Error('the disk is on fire')
    }
    const response = await call('/v1/data/doc/production/a', { headers: { 'x-request-id': 'req-1' } })
    store.get = get
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ statusCode: 503, error: 'Service Unavailable' })
    expect(response.headers.get('x-request-id')).toBe('req-1')
    expect(logged).toEqual([
      ['request failed', expect.objectContaining({ requestId: 'req-1', message: 'the disk is on fire' })],
    ])
    expect((await call('/v1/data/doc/production/a')).status).toBe(200)
  })
})

describe('cross-origin requests', () => {
  it('are answered on success, on errors and before', async () => {
    const origin = 'http://localhost:3333'
    const requested = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const preflight = await call('/v1/data/mutate/production', { method: 'OPTIONS', headers: requested })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization')
    for (const path of ['/v1/users/me', '/v1/nothing']) {
      expect((await call(path, { headers: { origin } })).headers.get('access-control-allow-origin')).toBe(
        origin,
      )
    }
  })
})

describe('the address localhost', () => {
  it.each(['127.0.0.1', '::1'])('answers on %s', async (host) => {
    const socket = connect(running.lake.port, host)
    await within(once(socket, 'connect'), patienceMs, 'the connection')
    socket.destroy()
  })
})

describe('what the Studio asks for at its start', () => {
  it.each([
    ['/v1/projects/restock', { id: 'restock', members: expect.any(Array) }],
    ['/v1/projects/restock/datasets', [{ name: 'production', aclMode: 'public' }]],
    ['/v1/projects/restock/datasets?datasetProfile=comments&addonFor=production', []],
    [
      '/v1/projects/restock/datasets/production/acl',
      [{ filter: '_id in path("**")', permissions: expect.arrayContaining(['create']) }],
    ],
    ['/v1/projects/restock/grants', { 'sanity.project.datasets': [{ grants: expect.any(Array) }] }],
    ['/v1/projects/restock/user-applications', []],
    ['/v1/check/cors', { result: { allowed: true, withCredentials: true } }],
    ['/v1/intake/telemetry-status', { status: 'denied' }],
    ['/v1/users/local-user', { id: 'local-user', name: 'Local Editor' }],
    ['/v1/users/local-user,nobody', [{ id: 'local-user' }]],
    [
      '/vX/data/references/production/documents/a/to?excludeInternalReferences=true',
      { totalCount: 0, references: [] },
    ],
  ])('%s', async (path, body) => {
    const response = await call(path, { headers: bearer('admin-token') })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject(body)
  })

  it('keeps what a user sets', async () => {
    const settings = [{ key: 'layout', value: { wide: true } }]
    const put = await call('/v1/users/me/keyvalue', {
      method: 'PUT',
      headers: bearer('admin-token'),
      body: JSON.stringify(settings),
    })
    expect(await put.json()).toEqual(settings)
    const read = (token: string) =>
      call('/v1/users/me/keyvalue/layout,other', { headers: bearer(token) }).then((response) =>
        response.json(),
      )
    expect(await read('admin-token')).toEqual([settings[0], null])
    expect(await read('editor-token')).toEqual([null, null])
  })
})

describe('history', () => {
  const admin = () => running.client('admin-token')
  const lines = async (path: string) =>
    (await (await call(path, { headers: bearer('admin-token') })).text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))

  it('tells transactions, past states and events', async () => {
    const created = await admin().create({ _id: 'past', _type: 'x', title: 'One' })
    const changed = await admin().patch('past').set({ title: 'Two' }).commit()
    const path = '/v1/data/history/production/transactions/past?effectFormat=mendoza&excludeContent=true'
    expect(await lines(path)).toEqual([
      expect.objectContaining({ id: created._rev, author: expect.any(String), documentIDs: ['past'] }),
      expect.objectContaining({
        id: changed._rev,
        effects: { past: expect.objectContaining({ apply: expect.any(Array) }) },
      }),
    ])
    const then = await call(`/v1/data/history/production/documents/past?revision=${created._rev}`, {
      headers: bearer('admin-token'),
    })
    expect(await then.json()).toMatchObject({ documents: [{ title: 'One' }] })
    const events = await call('/v1/data/history/production/events/documents/past?limit=100', {
      headers: bearer('admin-token'),
    })
    expect(await events.json()).toMatchObject({ events: { past: expect.any(Array) } })
  })
})

describe('presence', () => {
  const join = async () => {
    const socket = new WebSocket(`${running.lake.url.replace('http', 'ws')}/v2022-06-30/socket/production`)
    const messages: Record<string, unknown>[] = []
    socket.on('message', (data) => {
      if (String(data) !== '♥') messages.push(JSON.parse(String(data)))
    })
    await within(once(socket, 'open'), patienceMs, 'the socket')
    const ask = async (id: string, method: string, params: object = {}) => {
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
      await expect
        .poll(() => messages.find((message) => message.id === id), { timeout: patienceMs })
        .toBeDefined()
      return messages.find((message) => message.id === id)
    }
    return { socket, messages, ask }
  }

  it('lets two browsers see each other come, move and go', async () => {
    const [one, two] = [await join(), await join()]
    await one.ask('1', 'authorization', { authorization: 'Bearer admin-token' })
    await two.ask('1', 'authorization', { authorization: 'Bearer viewer-token' })
    const { result: subscription } = (await two.ask('2', 'presence_subscribe')) ?? {}
    await one.ask('3', 'presence_announce', { data: { sessionId: 's1', locations: [] } })
    await expect
      .poll(() => two.messages.at(-1), { timeout: patienceMs })
      .toMatchObject({
        method: 'presence_subscription',
        params: { subscription, result: { type: 'state', m: { sessionId: 's1' } } },
      })
    one.socket.close()
    await expect
      .poll(() => two.messages.at(-1), { timeout: patienceMs })
      .toMatchObject({ params: { result: { type: 'disconnect', m: { session: 's1' } } } })
    expect(await two.ask('4', 'presence_nonsense')).toMatchObject({ error: { code: -32601 } })
    expect(await two.ask('5', 'authorization', { authorization: 'Bearer wrong' })).toMatchObject({
      error: { code: 4001 },
    })
    two.socket.close()
  })

  it('refuses the socket of a dataset that is not there', async () => {
    const socket = new WebSocket(`${running.lake.url.replace('http', 'ws')}/v1/socket/absent`)
    const [error] = await within(once(socket, 'error'), patienceMs, 'the refusal')
    expect(String(error)).toContain('404')
  })
})
