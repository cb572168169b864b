import { ClientError, createClient, ServerError } from '@sanity/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { patienceMs, type RunningLake, startLake, within } from './support.ts'

let running: RunningLake

beforeAll(async () => {
  running = await startLake()
  await running.client('editor-token').create({ _id: 'mug', _type: 'product' })
})
afterEach(() => running.lake.faults.clear())
afterAll(() => running.stop())

/** A client that tries again as it does by default, but without its waits. */
const patient = (token = 'editor-token', maxRetries = 5) =>
  createClient({ ...running.client(token).config(), maxRetries, retryDelay: () => 5 })
const read = '*[_id == "mug"][0]._id'

const overHttp = (method: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${running.lake.url}/faults`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => {
      throw new Error('the call succeeded')
    },
    (error: Error & { statusCode?: number; response?: { headers: Record<string, string> } }) => error,
  )

describe('a fault of the API', () => {
  it('is gone after the times it was asked for, and the client has retried its reads', async () => {
    running.lake.faults.set([
      { kind: 'rate-limit', retryAfter: 7, times: 1 },
      { kind: 'status', status: 502, times: 1 },
      { kind: 'status', times: 1 },
    ])
    expect(await patient().fetch(read)).toBe('mug')
    expect(running.lake.faults.list()).toEqual([])
  })

  it('is a ClientError or a ServerError with its status and headers', async () => {
    running.lake.faults.set([
      { kind: 'rate-limit', retryAfter: 7, times: 1 },
      { kind: 'status', status: 500 },
    ])
    const limited = await failureOf(running.client('editor-token').fetch(read))
    expect(limited).toBeInstanceOf(ClientError)
    expect(limited.statusCode).toBe(429)
    expect(limited.response?.headers['retry-after']).toBe('7')
    const broken = await failureOf(patient().fetch(read))
    expect(broken).toBeInstanceOf(ServerError)
    expect(broken.statusCode).toBe(500)
  })

  it('leaves a write undone, unless it is to strike after it', async () => {
    const client = patient()
    running.lake.faults.set([{ kind: 'status', method: 'post', times: 1 }])
    expect(await failureOf(client.create({ _id: 'undone', _type: 'x' }))).toMatchObject({ statusCode: 503 })
    expect(await client.getDocument('undone')).toBeUndefined()
    running.lake.faults.set([{ kind: 'reset', path: '/data/mutate', after: true, times: 1 }])
    await failureOf(running.client('editor-token').create({ _id: 'done', _type: 'x' }))
    expect(await client.getDocument('done')).toMatchObject({ _id: 'done' })
  })

  it('resets the connection of a read, which the client retries', async () => {
    running.lake.faults.set([{ kind: 'reset', times: 2 }])
    expect(await patient().fetch(read)).toBe('mug')
    expect(running.lake.faults.list()).toEqual([])
  })

  it('hangs until the caller gives up', async () => {
    running.lake.faults.set([{ kind: 'hang', times: 1 }])
    const hurried = createClient({ ...running.client().config(), timeout: 1_000, maxRetries: 0 })
    expect((await failureOf(hurried.fetch(read))).name).toBe('TimeoutError')
    expect(running.lake.faults.list()).toEqual([])
    expect(await running.client().fetch(read)).toBe('mug')
  })

  it('is slow, before or after the request is carried out', async () => {
    running.lake.faults.set([{ kind: 'slow', ms: 60, times: 1 }])
    const began = performance.now()
    expect(await patient().fetch(read)).toBe('mug')
    expect(performance.now() - began).toBeGreaterThanOrEqual(59)
    running.lake.faults.set([{ kind: 'slow', method: 'post', ms: 60_000, after: true, times: 1 }])
    const writing = running.client('editor-token').create({ _id: 'slow', _type: 'x' })
    writing.catch(() => {})
    await expect
      .poll(() => patient().getDocument('slow'), { timeout: patienceMs })
      .toMatchObject({ _id: 'slow' })
  })

  it('cuts a body in the middle', async () => {
    running.lake.faults.set([{ kind: 'malformed', times: 1 }])
    const response = await fetch(`${running.lake.url}/v2025-02-19/data/query/production?query=1`)
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it('strikes only where it was asked to', async () => {
    running.lake.faults.set([
      { kind: 'status', path: '/data/query', dataset: 'production', token: 'Site', method: 'GET' },
    ])
    const viewer = running.client('viewer-token')
    expect(await failureOf(viewer.fetch(read))).toMatchObject({ statusCode: 503 })
    expect(await running.client('editor-token').fetch(read)).toBe('mug')
    expect(await viewer.getDocument('mug')).toMatchObject({ _id: 'mug' })
    expect(await viewer.fetch(`${read}${' '.repeat(12_000)}`)).toBe('mug')
  })

  it('strikes with a probability that can be repeated', async () => {
    const run = async (seed: number) => {
      running.lake.faults.set([{ kind: 'status', probability: 0.5, seed }])
      const client = running.client('editor-token')
      const outcomes: boolean[] = []
      for (let nth = 0; nth < 20; nth++)
        outcomes.push(
          await client.fetch(read).then(
            () => true,
            () => false,
          ),
        )
      return outcomes
    }
    const first = await run(7)
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
    expect(new Set(first)).toEqual(new Set([true, false]))
  })

  it('ends an event stream, and the client takes it up again', async () => {
    running.lake.faults.set([{ kind: 'reset', path: '/data/listen', after: true, ms: 500, times: 1 }])
    const seen: string[] = []
    const two = new Promise<void>((resolve) => {
      const subscription = running
        .client('editor-token')
        .listen('*[_type == "product"]', {}, { events: ['welcome', 'reconnect'] })
        .subscribe(({ type }) => {
          seen.push(type)
          if (seen.filter((one) => one === 'welcome').length < 2) return
          subscription.unsubscribe()
          resolve()
        })
    })
    await within(two, patienceMs, 'the second welcome')
    expect(seen).toEqual(['welcome', 'reconnect', 'welcome'])
  })
})

describe('over HTTP', () => {
  it('faults are put, read and deleted', async () => {
    const put = await overHttp('PUT', [{ kind: 'status', status: 500, path: '/data/query', times: 2 }])
    expect(await put.json()).toEqual([{ kind: 'status', status: 500, path: '/data/query', times: 2 }])
    await failureOf(running.client().fetch(read))
    expect(await (await overHttp('GET')).json()).toMatchObject([{ times: 1 }])
    expect((await overHttp('DELETE')).status).toBe(204)
    expect(await running.client().fetch(read)).toBe('mug')
  })

  it('a fault of everything does not keep it from being taken away', async () => {
    await overHttp('PUT', [{ kind: 'hang' }])
    expect((await overHttp('DELETE')).status).toBe(204)
    expect(await running.client().fetch(read)).toBe('mug')
  })

  it.each([
    [{ kind: 'status' }, 'Send an array of faults, such as [{"kind":"status","status":503}]'],
    [[{ kind: 'flood' }], /^\[0\]\.kind must be one of rate-limit, /],
    [[{ kind: 'status', status: 200 }], '[0].status must be a number from 400 to 599'],
    [[{ kind: 'hang' }, { kind: 'drop', path: '/data' }], '[1].path is not a field of "drop"'],
    [[{ kind: 'slow', ms: '5' }], '[0].ms must be a number from 0 to Infinity'],
  ])('refuses %j', async (body, message) => {
    const response = await overHttp('PUT', body)
    expect(response.status).toBe(400)
    expect((await response.json()).message).toMatch(message)
    expect(running.lake.faults.list()).toEqual([])
  })

  it('a page of another site may not set any', async () => {
    const origin = 'https://example.com'
    expect((await overHttp('PUT', [{ kind: 'hang' }], { origin })).status).toBe(401)
    const administrator = { origin, authorization: 'Bearer admin-token' }
    expect((await overHttp('PUT', [{ kind: 'hang', times: 1 }], administrator)).status).toBe(200)
  })

  it('what a proxy passes on may not set any', async () => {
    expect((await overHttp('PUT', [], { 'x-forwarded-for': '192.0.2.1' })).status).toBe(401)
    const behind = await startLake({ publicUrl: 'https://lake.example.com' })
    const put = await fetch(`http://127.0.0.1:${behind.lake.port}/faults`, { method: 'PUT', body: '[]' })
    expect(put.status).toBe(401)
    await behind.stop()
  })

  it('beyond loopback an administrator sets them', async () => {
    const open = await startLake({ host: '0.0.0.0' })
    const put = (token?: string) =>
      fetch(`http://127.0.0.1:${open.lake.port}/faults`, {
        method: 'PUT',
        body: '[]',
        ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}),
      })
    expect((await put()).status).toBe(401)
    expect((await put('editor-token')).status).toBe(403)
    expect((await put('admin-token')).status).toBe(200)
    await open.stop()
  })
})
