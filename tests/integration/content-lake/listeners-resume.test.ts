import type { LiveEvent, MutationEvent, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { collect } from './listeners-collect.ts'
import { type Wire, wireTo } from './listeners-wire.ts'
import { clientOf, type RunningLake, startLake } from './support.ts'

let running: RunningLake
let editor: SanityClient
let wire: Wire

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token')
  wire = await wireTo(running.lake.port)
})
afterAll(async () => {
  await wire.close()
  await running.stop()
})

const EVENTS = ['welcome', 'welcomeback', 'reset', 'mutation'] as const

/** Listens through the wire, as the Studio listens to a document. */
function listen(query: string, options: object = {}) {
  const client = clientOf(wire.url, 'editor-token')
  const heard = collect<MutationEvent>(
    client.listen(
      query,
      {},
      {
        events: [...EVENTS],
        includeResult: false,
        includeAllVersions: true,
        effectFormat: 'mendoza',
        enableResume: true,
        ...options,
      },
    ),
  )
  onTestFinished(heard.stop)
  const shown = () =>
    heard.events.map((event) => (event.type === 'mutation' ? event.documentId : (event.type as string)))
  return { ...heard, shown }
}
const create = (_id: string, _type: string) => editor.create({ _id, _type })

async function whileCut(work: () => Promise<unknown>): Promise<void> {
  wire.cut()
  await work()
  wire.mend()
}

describe('a listener whose connection broke', () => {
  it('is told exactly what it missed, once and in order', async () => {
    const heard = listen('*[_type == "missed"]')
    await heard.next(1)
    await create('m0', 'missed')
    await heard.next(2)
    await whileCut(async () => {
      for (let n = 1; n <= 5; n++) {
        await create(`m${n}`, 'missed')
        await create(`o${n}`, 'unheard')
      }
      await editor.transaction().create({ _id: 'm6', _type: 'missed' }).delete('m1').commit()
    })
    await heard.next(10)
    await create('m7', 'missed')
    await heard.next(11)
    expect(heard.shown()).toEqual([
      'welcome',
      'm0',
      'welcomeback',
      'm1',
      'm2',
      'm3',
      'm4',
      'm5',
      'm6',
      'm1',
      'm7',
    ])
    const chain = heard.events.filter(({ documentId }) => documentId === 'm1')
    expect(chain[1]?.previousRev).toBe(chain[0]?.resultRev)
    expect(chain[1]).toMatchObject({ transition: 'disappear', transactionTotalEvents: 2 })
  })

  it('resumes from its welcome when it had heard nothing yet', async () => {
    const heard = listen('*[_type == "silent"]')
    await heard.next(1)
    await whileCut(() => create('s1', 'silent'))
    await heard.next(3)
    expect(heard.shown()).toEqual(['welcome', 'welcomeback', 's1'])
  })

  it('is told to begin anew when it missed too much', async () => {
    const heard = listen('*[_type == "flood"]')
    await heard.next(1)
    const { store } = running.lake.datasets.get('production') ?? expect.unreachable()
    await whileCut(() =>
      Promise.all(
        Array.from({ length: 1001 }, () =>
          store.commit({ author: 'flood', mutations: [{ createOrReplace: { _id: 'f', _type: 'flood' } }] }),
        ),
      ),
    )
    await heard.next(2)
    await create('f2', 'flood')
    await heard.next(3)
    expect(heard.shown()).toEqual(['welcome', 'reset', 'f2'])
  })

  it('is welcomed anew when it did not ask to resume', async () => {
    const heard = listen('*[_type == "plain"]', { enableResume: false })
    await heard.next(1)
    await create('p1', 'plain')
    await heard.next(2)
    await whileCut(() => create('p2', 'plain'))
    await heard.next(3)
    expect(heard.shown()).toEqual(['welcome', 'p1', 'welcome'])
  })
})

describe('a listener resumes across a restart of the server', () => {
  it('from the durable log', async () => {
    const other = await startLake()
    onTestFinished(() => other.stop())
    const client = () => other.client('editor-token')
    const listenAt = (headers: Record<string, string>) =>
      fetch(`${other.lake.url}/v2025-02-19/data/listen/production?query=*&enableResume=true`, { headers })
    const { transactionId: heard } = await client().mutate([{ create: { _id: 'a', _type: 't' } }], {
      returnDocuments: false,
    })
    await client().create({ _id: 'b', _type: 't' })
    await other.restart()
    const response = await listenAt({ 'last-event-id': `${heard}#a` })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('"documentId":"b"')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(text.match(/^event: .*$/gm)).toEqual(['event: welcomeback', 'event: mutation'])
  })
})

describe('live events', () => {
  it('are told once when their connection broke', async () => {
    const live = collect<LiveEvent>(clientOf(wire.url, 'viewer-token').live.events({ includeDrafts: true }))
    onTestFinished(live.stop)
    await live.next(1)
    await create('l1', 'lively')
    await live.next(2)
    await whileCut(async () => {
      await create('drafts.l2', 'lively')
      await create('l3', 'lively')
    })
    const expected = ['welcome', 'message', 'reconnect', 'welcome', 'message', 'message']
    const heard = async () => {
      for (let count = 3; ; count++) {
        const events = (await live.next(count)).filter(({ type }) => type !== 'reconnect')
        if (events.length === 5) return events
      }
    }
    expect((await heard()).map(({ type }) => type)).toEqual(expected.filter((type) => type !== 'reconnect'))
    const ids = live.events.flatMap((event) => ('id' in event && event.type === 'message' ? event.id : []))
    expect(new Set(ids).size).toBe(3)
  })
})
