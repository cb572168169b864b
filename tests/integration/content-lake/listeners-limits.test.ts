import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { listenUrl, readEvents } from './listeners-sse.ts'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake

beforeAll(async () => {
  running = await startLake()
})
afterAll(() => running.stop())

const dataset = () => running.lake.datasets.get('production') ?? expect.unreachable()
const open = () => dataset().listeners.size + dataset().live.size

/** Opens a stream, reads its first words and leaves. */
function comeAndGo(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false }, (response) => {
      response.once('data', () => {
        response.destroy()
        resolve()
      })
    })
    sent.once('error', reject)
    sent.end()
  })
}

it('10,000 listeners that come and go leave nothing behind', async () => {
  const { url } = running.lake
  const live = `${url}/v2025-02-19/data/live/events/production`
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  const stranger = async (client: number) => {
    for (let n = 0; n < 100; n++) {
      const query = n % 4 === 0 ? '*[_type == "shared"]' : `*[_id == "own-${client}-${n}"]`
      await comeAndGo(n % 10 === 0 ? live : listenUrl(url, query, { enableResume: 'true' }))
    }
  }
  await Promise.all(Array.from({ length: 100 }, (_, client) => stranger(client)))
  await eventually(() => expect(open()).toBe(0))
  await eventually(() => expect(timers()).toBeLessThan(before + 10))
}, 240_000)

it('a reader that was gone before its stream began is not kept', async () => {
  for (let n = 0; n < 50; n++) {
    const socket = connect(running.lake.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('GET /v1/data/listen/production?query=* HTTP/1.1\r\nhost: localhost\r\n\r\n')
    socket.destroy()
  }
  await readEvents(listenUrl(running.lake.url, '*')).then((reader) => reader.close())
  await eventually(() => expect(open()).toBe(0))
})

it('HEAD is answered at once, and opens no stream', async () => {
  const response = await fetch(listenUrl(running.lake.url, '*'), { method: 'HEAD' })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(open()).toBe(0)
})

it('a reader that does not read is cut off, and nobody waits for it', async () => {
  const url = listenUrl(running.lake.url, '*[_type == "large"]', { includeResult: 'true' })
  const agent = new Agent()
  onTestFinished(() => agent.destroy())
  const quick = await readEvents(listenUrl(running.lake.url, '*[_type == "large"]'))
  const slow = await new Promise<IncomingMessage>((resolve) => {
    request(url, { agent }, (response) => {
      response.pause()
      response.on('error', () => {})
      resolve(response)
    }).end()
  })
  await eventually(() => expect(open()).toBe(2))
  const text = 'x'.repeat(200_000)
  for (let n = 0; n < 200 && open() === 2; n++) {
    const mutations = [{ createOrReplace: { _id: 'large', _type: 'large', text, n } }]
    await dataset().store.commit({ author: 'test', mutations })
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(open()).toBe(1)
  const last = dataset().store.log.idAt(dataset().store.sequence)
  await quick.until(({ data }) => data.transactionId === last)
  await quick.close()
  slow.destroy()
})

it('a server that stops tells what was committed and ends its streams', async () => {
  const other = await startLake()
  const { store } = other.lake.datasets.get('production') ?? expect.unreachable()
  const readers = await Promise.all(
    Array.from({ length: 20 }, () => readEvents(listenUrl(other.lake.url, '*'))),
  )
  await Promise.all(readers.map((reader) => reader.until(({ event }) => event === 'welcome')))
  await store.commit({ author: 'test', mutations: [{ create: { _id: 'last', _type: 't' } }] })
  await other.stop()
  for (const reader of readers) {
    await reader.until(({ data }) => data.documentId === 'last')
    await reader.ended
  }
})
