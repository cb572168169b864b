import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { createPresenceSockets } from '#emulators/content-lake/presence/socket.ts'
import type { Identity } from '#emulators/content-lake/types.ts'
import { patienceMs, type RunningLake, startLake, within } from './support.ts'

let running: RunningLake

beforeAll(async () => {
  running = await startLake()
})
afterAll(() => running.stop())

interface Message {
  id?: string
  result?: unknown
  error?: { code: number; message: string }
  params?: { subscription: string; result: Record<string, unknown> }
}

/** A browser tab that speaks JSON-RPC over a socket, as the Studio's presence does. */
async function openTab(url: string, options: object = {}) {
  const socket = new WebSocket(url, options)
  onTestFinished(() => socket.terminate())
  const heard: Record<string, unknown>[] = []
  const answers = new Map<string, (message: Message) => void>()
  const waiting = new Set<() => void>()
  let hearts = 0
  socket.on('message', (data) => {
    if (String(data) === '♥') {
      hearts++
      return
    }
    const message = JSON.parse(String(data)) as Message
    if (message.params) heard.push(message.params.result)
    else answers.get(message.id ?? '')?.(message)
    for (const look of waiting) look()
  })
  await once(socket, 'open')
  let calls = 0
  const call = (method: string, params: object = {}) => {
    const id = `c${++calls}`
    const answered = new Promise<Message>((resolve) => answers.set(id, resolve))
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, apiVersion: 'v1' } }))
    return within(answered, patienceMs, `the answer to ${method}`)
  }
  return {
    socket,
    heard,
    call,
    hearts: () => hearts,
    async login(token: string) {
      expect((await call('authorization', { authorization: `Bearer ${token}` })).error).toBeUndefined()
      await call('presence_subscribe')
    },
    announce: (sessionId: string, documentId: string) =>
      call('presence_announce', { data: { sessionId, locations: [{ type: 'document', documentId }] } }),
    until(count: number) {
      const seen = new Promise<void>((resolve) => {
        const look = () => heard.length >= count && resolve()
        waiting.add(look)
        look()
      })
      return within(seen, patienceMs, `presence event ${count}`)
    },
  }
}

const socketUrl = (dataset = 'production') =>
  `${running.lake.url.replace('http', 'ws')}/v2022-06-30/socket/${dataset}?tag=sanity.studio`

describe('two browsers', () => {
  it('see where the other is, ask who is there, and see it leave', async () => {
    const [one, two] = [await openTab(socketUrl()), await openTab(socketUrl())]
    await one.login('editor-token')
    await two.login('admin-token')
    await one.announce('session-1', 'product-luna')
    await two.until(1)
    await two.call('presence_rollcall', { session: 'session-2' })
    await one.until(1)
    await one.announce('session-1', 'product-sol')
    await one.call('presence_disconnect', { session: 'session-1' })
    await two.until(3)
    one.socket.close()
    await two.announce('session-2', 'product-sol')
    expect(two.heard).toMatchObject([
      { type: 'state', m: { sessionId: 'session-1', locations: [{ documentId: 'product-luna' }] } },
      { type: 'state', m: { sessionId: 'session-1', locations: [{ documentId: 'product-sol' }] } },
      { type: 'disconnect', m: { session: 'session-1' } },
    ])
    expect(one.heard).toMatchObject([{ type: 'rollCall', session: 'session-2' }])
    expect(two.heard[0]?.i).not.toBe(one.heard[0]?.i)
  })

  it('see that the other is gone when its tab is closed, unless the tab is back already', async () => {
    const [one, again, two] = await Promise.all([1, 2, 3].map(() => openTab(socketUrl())))
    if (!one || !again || !two) return expect.unreachable()
    await Promise.all([one.login('editor-token'), again.login('editor-token'), two.login('admin-token')])
    await one.announce('session-1', 'a')
    await again.announce('session-1', 'a')
    one.socket.terminate()
    await once(one.socket, 'close')
    await again.announce('session-1', 'b')
    await two.until(3)
    again.socket.terminate()
    await two.until(4)
    expect(two.heard.map(({ type }) => type)).toEqual(['state', 'state', 'state', 'disconnect'])
  })

  it('hear nothing of another dataset, nor after they unsubscribe', async () => {
    const other = await startLake({ datasets: ['production', 'staging'] })
    onTestFinished(() => other.stop())
    const at = (dataset: string) => `${other.lake.url.replace('http', 'ws')}/v1/socket/${dataset}`
    const [one, two] = [await openTab(at('production')), await openTab(at('production'))]
    const far = await openTab(at('staging'))
    await Promise.all([one, far].map((tab) => tab.login('editor-token')))
    await two.call('authorization', { authorization: 'Bearer admin-token' })
    const { result } = await two.call('presence_subscribe')
    await one.announce('s', 'a')
    await two.until(1)
    await two.call('presence_unsubscribe', { subscriptionId: result })
    await one.announce('s', 'b')
    await Promise.all([two, far].map((tab) => tab.call('presence_rollcall', { session: 'x' })))
    expect([two.heard.length, far.heard.length]).toEqual([1, 0])
  })
})

describe('a stranger', () => {
  it('learns nothing before it shows a token, and nothing by a wrong one', async () => {
    const [stranger, editor] = [await openTab(socketUrl()), await openTab(socketUrl())]
    await editor.login('editor-token')
    for (const method of ['presence_subscribe', 'presence_announce', 'presence_rollcall']) {
      expect((await stranger.call(method)).error?.code).toBe(4001)
    }
    const { error } = await stranger.call('authorization', { authorization: 'Bearer wrong' })
    expect(error).toMatchObject({ code: 4001, message: 'Session not found' })
    await editor.announce('s', 'a')
    await editor.call('presence_rollcall', { session: 's' })
    expect(stranger.heard).toEqual([])
  })

  it('on a page of another site is not let in', async () => {
    const status = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        const address = `${running.lake.url.replace('http', 'ws')}/v2022-06-30/socket/production`
        new WebSocket(address, { headers })
          .on('unexpected-response', (_request, response) => resolve(response.statusCode))
          .on('open', () => resolve(101))
          .on('error', () => {})
      })
    expect(await status({ origin: 'https://evil.example' })).toBe(403)
    expect(await status({ host: 'evil.example' })).toBe(401)
  })

  it('finds no room of a dataset that there is not', async () => {
    const socket = new WebSocket(socketUrl('nothing'))
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('404')
  })

  it('is told what is wrong with a message', async () => {
    const { call, socket } = await openTab(socketUrl(), { headers: { authorization: 'Bearer viewer-token' } })
    expect((await call('presence_nothing')).error?.code).toBe(-32601)
    const [answer] = await Promise.all([once(socket, 'message'), socket.send('{')])
    expect(JSON.parse(String(answer[0])).error.code).toBe(-32700)
    const [plain] = await Promise.all([once(socket, 'message'), socket.send('3')])
    expect(JSON.parse(String(plain[0])).error.code).toBe(-32601)
  })
})

it('a connection that answers no heartbeat is given up, and the others are told', async () => {
  // Much longer than a busy machine pauses: whoever is slow to answer would be given up too.
  const identity = { id: 'u', name: '', email: '', role: 'editor' } satisfies Identity
  const sockets = createPresenceSockets(() => identity, 1500)
  const server = createServer().listen(0, '127.0.0.1')
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head, 'd', identity))
  await once(server, 'listening')
  onTestFinished(() => {
    sockets.close()
    server.close()
  })
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const [silent, other] = [await openTab(url, { autoPong: false }), await openTab(url)]
  await other.call('presence_subscribe')
  await silent.announce('lost', 'a')
  await other.until(2)
  expect(other.heard).toMatchObject([{ type: 'state' }, { type: 'disconnect', m: { session: 'lost' } }])
  expect(other.hearts()).toBeGreaterThan(0)
  expect(other.socket.readyState).toBe(WebSocket.OPEN)
})
