import { join } from 'node:path'
import { ClientError, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, localUser } from '#emulators/content-lake/http/accounts/accounts.ts'
import { createSlowLane, type SlowLane } from '#emulators/content-lake/query/slow-lane.ts'
import { answerText, type QueryTask, requestOf } from '#emulators/content-lake/query/task.ts'
import type { Identity } from '#emulators/content-lake/types.ts'
import { type RunningLake, startLake } from './support.ts'

/** Long enough for what is slow and must be answered, in a thread that comes last on a busy machine. */
const LIMITS = { timeMs: 6000, size: 64 * 1024 * 1024 }
/** Minutes of work: every document is compared with every other, three times over. */
const ENDLESS = 'count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 1]) > 1])'

const ENDLESS_TASK: QueryTask = {
  query: ENDLESS,
  params: {},
  perspective: 'raw',
  resultSourceMap: false,
  identity: localUser,
  now: new Date('2026-03-01T12:00:00Z'),
  returnQuery: false,
}

let running: RunningLake
let client: SanityClient
let lane: SlowLane

beforeAll(async () => {
  running = await startLake({ queryTimeLimitMs: LIMITS.timeMs })
  client = running.client('editor-token')
  const transaction = client.transaction()
  for (let n = 0; n < 1500; n += 1) {
    transaction.create({
      _id: `d${n}`,
      _type: 'item',
      n,
      text: `word${n} `.repeat(60),
      slug: { current: `s${n}` },
    })
  }
  transaction.create({ _id: 'drafts.d1', _type: 'item', n: 1, text: 'draft', to: { _ref: 'd2' } })
  await transaction.commit({ returnDocuments: false })
  lane = createSlowLane({
    setup: () => ({
      databasePath: join(running.dataDir, 'documents.sqlite'),
      projectId: 'restock',
      publicUrl: 'https://cdn.sanity.io',
    }),
    limits: LIMITS,
    log: () => {},
  })
})
afterAll(async () => {
  lane.close()
  await running.stop()
})

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('the call succeeded'),
    (error: ClientError) => error,
  )

describe('the thread', () => {
  it('shows each role what its grants say, one after the other, and what they lead to', async () => {
    const query = '{"seen": count(*), "first": *[n < 2] | order(_id) {_id, "to": to->n}}'
    const ask = async (grants: Identity['grants']) => {
      const identity: Identity = { ...localUser, role: 'own', ...(grants ? { grants } : {}) }
      const task = { ...ENDLESS_TASK, query, identity }
      const { sequence } = running.lake.internals.datasets.get('production')?.store ?? { sequence: 0 }
      const body = await lane.run({ dataset: 'production', sequence, task })
      return JSON.parse(new TextDecoder().decode(body)).result as unknown
    }
    const reading = (filter: string) => [{ filter, permissions: ['read' as const] }]
    const draft = { _id: 'drafts.d1', to: null }
    for (let round = 0; round < 2; round++) {
      expect(await ask(reading('_id in path("**")'))).toMatchObject({ seen: 1501 })
      expect(await ask(reading('_id in path("drafts.**")'))).toEqual({ seen: 1, first: [draft] })
      expect(await ask(reading('n == 2'))).toEqual({ seen: 1, first: [] })
      expect(await ask(reading('identity() == "nobody"'))).toEqual({ seen: 0, first: [] })
      expect(await ask([])).toEqual({ seen: 0, first: [] })
    }
  })
})

describe('a query that would take minutes', () => {
  it('is stopped with a clear error, and holds up nobody', async () => {
    let isDone = false
    const slow = failureOf(client.fetch(ENDLESS)).finally(() => {
      isDone = true
    })
    for (let n = 0; n < 20; n += 1) {
      expect(await client.fetch('*[slug.current == $slug][0].n', { slug: `s${n}` })).toBe(n)
      await client.patch(`d${n}`).set({ seen: n }).commit()
    }
    expect(isDone).toBe(false)
    const error = await slow
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({ statusCode: 400, details: { type: 'queryTimeout' } })
    expect(error.message).toMatch(/longer than 6000 ms.*Narrow/)
  })

  it('leaves the next slow one its turn', async () => {
    const [first, second] = await Promise.all([
      failureOf(client.fetch(`${ENDLESS} + 1`)),
      client.fetch('count(*[count(*[n > ^.n]) > 1000])'),
    ])
    expect([first.statusCode, second]).toEqual([400, 499])
  })
})

describe('both ways', () => {
  const task = (query: string, over: Partial<QueryTask> = {}): QueryTask => ({
    ...ENDLESS_TASK,
    query,
    returnQuery: true,
    ...over,
  })
  const bodyOf = (text: string) => ({ ...JSON.parse(text), ms: 0 })

  it.each<[string, QueryTask]>([
    ['a projection', task('*[n < 5]{n, "to": to->{_id, n}} | order(n desc)')],
    [
      'parameters',
      task('*[n in $list && text match $word]{_id, n}', { params: { list: [1, 2, 77], word: 'word7*' } }),
    ],
    ['the drafts perspective', task('*[n < 3] | order(_id asc)', { perspective: 'drafts' })],
    ['the published perspective', task('*[_id match "*d1"]', { perspective: ['published'] })],
    ['an anonymous reader', task('*[n == 1]{_id}', { identity: anonymous })],
    [
      'now() and identity()',
      task('{"now": now(), "who": identity(), "is": dateTime(now()) > dateTime("2026-01-01T00:00:00Z")}'),
    ],
    [
      'a source map',
      task('*[n < 4]{n, text, "to": to->text}', {
        resultSourceMap: 'withKeyArraySelector',
        perspective: 'drafts',
      }),
    ],
    ['score', task('*[n < 50] | score(text match "word1*") | order(_score desc)[0...5]{_id, _score}')],
    ['no query in the answer', task('count(*)', { returnQuery: false })],
  ])('answer alike: %s', async (_name, asked) => {
    const { engine, store } = running.lake.datasets.get('production') ?? expect.unreachable('no dataset')
    const here = answerText(asked, await engine.query(requestOf(asked, LIMITS)), 0)
    const there = await lane.run({ dataset: 'production', sequence: store.sequence, task: asked })
    expect(bodyOf(new TextDecoder().decode(there))).toEqual(bodyOf(here))
    expect(JSON.parse(here).result).not.toBeNull()
  })

  it('refuse alike', async () => {
    const { engine } = running.lake.datasets.get('production') ?? expect.unreachable('no dataset')
    for (const query of ['*[', '$missing', 'string::nonsense(1)', '*[]{"a": geo::nothing()}']) {
      const asked = task(query)
      const here = await engine.query(requestOf(asked, LIMITS)).catch((error) => error)
      const there = await lane
        .run({ dataset: 'production', sequence: 0, task: asked })
        .catch((error) => error)
      expect({ status: there.status, body: there.body }).toEqual({ status: here.status, body: here.body })
      expect(here.status).toBe(400)
    }
  })

  it('see what was committed before they were asked', async () => {
    const { store } = running.lake.datasets.get('production') ?? expect.unreachable('no dataset')
    for (let round = 0; round < 5; round += 1) {
      await client.create({ _id: `late${round}`, _type: 'late' })
      await client.delete(`late${round - 1}`)
      const asked = task('*[_type == "late"]._id')
      const there = await lane.run({ dataset: 'production', sequence: store.sequence, task: asked })
      expect(JSON.parse(new TextDecoder().decode(there)).result).toEqual([`late${round}`])
    }
  })
})

describe('a result that is large', () => {
  it('is answered whole', async () => {
    const bodies = await client.fetch<string[]>(
      '*[_type == "item" && n >= 0 && !(_id in path("drafts.**"))]{"a": text, "b": text, "c": text}',
    )
    expect(bodies).toHaveLength(1500)
  })

  it('has asset addresses of this server', async () => {
    await client.create({
      _id: 'asset',
      _type: 'sanity.imageAsset',
      url: 'https://cdn.sanity.io/images/restock/production/x.png',
    })
    const query = '*[_type == "item"]{"a": text, "b": text, "url": *[_id == "asset"][0].url}'
    const [{ url }] = await client.fetch(query)
    expect(url).toBe(`${running.lake.url}/images/restock/production/x.png`)
  })
})

describe('a thread that hears nothing', () => {
  it('is ended, and the next query has a new one', async () => {
    const logged: string[] = []
    const deaf = createSlowLane({
      setup: () => ({ databasePath: '', projectId: 'restock', publicUrl: '' }),
      limits: { ...LIMITS, timeMs: 50 },
      log: (event) => void logged.push(event),
      thread: new URL('./deaf-thread.ts', import.meta.url),
    })
    const ask = (query: string) =>
      deaf.run({ dataset: 'production', sequence: 0, task: { ...ENDLESS_TASK, query } })
    const stuck = ask('loop').catch((error) => error)
    expect(await stuck).toMatchObject({ status: 400, body: { error: { type: 'queryTimeout' } } })
    expect(logged).toEqual(['slow query ended with its thread'])
    expect(new TextDecoder().decode(await ask('answer'))).toBe('1')
    const unsendable = { ...ENDLESS_TASK, params: { unsendable: () => {} } }
    const sent = deaf.run({ dataset: 'production', sequence: 0, task: unsendable })
    await expect(sent).rejects.toThrow('could not be cloned')
    expect(await ask('throw').catch((error) => error.message)).toBe('a fault of the thread')
    expect(new TextDecoder().decode(await ask('answer'))).toBe('1')
    deaf.close()
  })
})

describe('the slow lane', () => {
  it('takes no more than it may, and says so', async () => {
    const small = createSlowLane({
      setup: () => ({
        databasePath: join(running.dataDir, 'documents.sqlite'),
        projectId: 'restock',
        publicUrl: '',
      }),
      limits: LIMITS,
      log: () => {},
      mostWaiting: 1,
    })
    const run = () =>
      small.run({
        dataset: 'production',
        sequence: 0,
        task: ENDLESS_TASK,
      })
    const calls = [run(), run(), run()].map((call) => call.catch((error) => error.status))
    expect(await calls[2]).toBe(429)
    small.close()
    expect(await Promise.all(calls)).toEqual([503, 503, 429])
  })
})
