import { ConnectionFailedError, CorsOriginError, DisconnectError, type MutationEvent } from '@sanity/client'
import { expect } from 'vitest'
import { patienceMs, within } from '../support.ts'
import type { Bench, Suite } from './bench.ts'
import type { Stream } from './last-value.ts'

/** What a stream tells, and the error it ends with. */
function follow<T extends { type: string }>(stream: Stream<T>) {
  const seen: T[] = []
  const waiting: { enough: () => boolean; resolve: (all: T[]) => void }[] = []
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<unknown>((resolve) => {
    fail = resolve
  })
  const subscription = stream.subscribe({
    next(event) {
      seen.push(event)
      for (const { enough, resolve } of waiting) if (enough()) resolve(seen)
    },
    error: fail,
  })
  const until = (enough: () => boolean, what: string) =>
    within(
      new Promise<T[]>((resolve) => (enough() ? resolve(seen) : waiting.push({ enough, resolve }))),
      patienceMs,
      what,
    )
  return {
    seen,
    failed: () => within(failed, patienceMs, 'the error of the stream'),
    count: (count: number) => until(() => seen.length >= count, `event ${count}`),
    first: async (type: T['type'], nth = 1) => {
      const all = await until(() => seen.filter((event) => event.type === type).length >= nth, `"${type}"`)
      return all.filter((event) => event.type === type)[nth - 1] as T
    },
    end: () => subscription.unsubscribe(),
  }
}

const started = ['welcome', 'mutation'] as const

/** A listener of documents of a type of its own, which has been welcomed. */
async function listening({ as, id }: Bench, options: object = {}, role: 'viewer' | 'nobody' = 'viewer') {
  const type = id('type')
  const query = '*[_type == $type && !(hidden == true)]'
  const stream = follow(as(role).listen(query, { type }, { events: [...started], ...options }))
  await stream.first('welcome')
  const mutations = async (count: number) => (await stream.count(count + 1)).slice(1) as MutationEvent[]
  return { type, stream, mutations }
}

/** Listeners and live content. */
export const streams: Suite = {
  listen: {
    'tells what appears, changes and disappears': async (bench) => {
      const { as, id } = bench
      const { type, stream, mutations } = await listening(bench)
      const _id = id()
      const created = await as('editor').create({ _id, _type: type, n: 1 })
      const changed = await as('editor').patch(_id).set({ n: 2 }).commit()
      await as('editor').patch(_id).set({ hidden: true }).commit()
      await as('editor').patch(_id).set({ n: 3 }).commit()
      await as('editor').patch(_id).unset(['hidden']).commit()
      await as('editor').delete(_id)
      const events = await mutations(5)
      expect(events.map(({ transition }) => transition)).toEqual([
        'appear',
        'update',
        'disappear',
        'appear',
        'disappear',
      ])
      expect(events[0]).toMatchObject({
        documentId: _id,
        result: created,
        resultRev: created._rev,
        transactionId: created._rev,
        mutations: [{ create: { _id } }],
        timestamp: created._updatedAt,
        transactionTotalEvents: 1,
        transactionCurrentEvent: 1,
      })
      expect(events[1]).toMatchObject({ previousRev: created._rev, result: changed })
      stream.end()
    },
    'leaves out what is not wanted, and adds what is': async (bench) => {
      const { as, id } = bench
      const { type, stream, mutations } = await listening(bench, {
        includeResult: false,
        includeMutations: false,
        includePreviousRevision: true,
        effectFormat: 'mendoza',
        visibility: 'query',
        tag: 'conformance.listen',
      })
      const before = await as('editor').create({ _id: id(), _type: type, n: 1 })
      await as('editor').patch(before._id).set({ n: 2 }).commit()
      const [first, second] = await mutations(2)
      expect(first).toMatchObject({ previous: null, effects: { apply: expect.any(Array) } })
      expect(second).toMatchObject({ previous: before, effects: { revert: expect.any(Array) } })
      for (const event of [first, second]) {
        expect(event).not.toHaveProperty('result')
        expect(event?.mutations ?? []).toEqual([])
      }
      stream.end()
    },
    'counts the events of a transaction that it tells': async (bench) => {
      const { as, id } = bench
      const { type, stream, mutations } = await listening(bench)
      await as('editor')
        .transaction()
        .create({ _id: id(), _type: type })
        .create({ _id: id(), _type: 'other' })
        .create({ _id: id(), _type: type })
        .commit()
      expect(await mutations(2)).toMatchObject([
        { transactionTotalEvents: 2, transactionCurrentEvent: 1 },
        { transactionTotalEvents: 2, transactionCurrentEvent: 2 },
      ])
      stream.end()
    },
    'tells of drafts and versions on request': async (bench) => {
      const { as, id } = bench
      const all = await listening(bench, { includeAllVersions: true })
      const _id = id()
      for (const each of [`drafts.${_id}`, `versions.r1.${_id}`, _id])
        await as('editor').create({ _id: each, _type: all.type })
      expect((await all.mutations(3)).map(({ documentId }) => documentId)).toEqual([
        `drafts.${_id}`,
        `versions.r1.${_id}`,
        _id,
      ])
      all.stream.end()
      const published = await listening(bench)
      await as('editor').create({ _id: `drafts.${id()}`, _type: published.type })
      const { _id: seen } = await as('editor').create({ _id: id(), _type: published.type })
      expect((await published.mutations(1))[0]?.documentId).toBe(seen)
      published.stream.end()
    },
    'tells those who are not logged in of published documents only': async (bench) => {
      const { as, id } = bench
      const { type, stream, mutations } = await listening(bench, { includeAllVersions: true }, 'nobody')
      await as('editor').create({ _id: `drafts.${id()}`, _type: type })
      const { _id } = await as('editor').create({ _id: id(), _type: type })
      expect((await mutations(1))[0]?.documentId).toBe(_id)
      stream.end()
    },
    'goes on after the connection was lost': async (bench) => {
      bench.running.lake.faults.set([{ kind: 'reset', path: '/data/listen', after: true, ms: 300, times: 1 }])
      const { as, id } = bench
      const { type, stream } = await listening(bench, { events: [...started, 'reconnect', 'open'] })
      await stream.first('reconnect')
      await stream.first('welcome', 2)
      await as('editor').create({ _id: id(), _type: type })
      await stream.first('mutation')
      stream.end()
    },
    'resumes where it was': async (bench) => {
      const { as, id } = bench
      bench.running.lake.faults.set([{ kind: 'reset', path: '/data/listen', after: true, ms: 300, times: 1 }])
      const events = [...started, 'welcomeback', 'reset', 'reconnect']
      const { type, stream } = await listening(bench, { enableResume: true, events })
      await as('editor').create({ _id: id(), _type: type })
      await stream.first('mutation')
      await stream.first('reconnect')
      const missed = await as('editor').create({ _id: id(), _type: type })
      await stream.first('welcomeback')
      expect(await stream.first('mutation', 2)).toMatchObject({ documentId: missed._id })
      stream.end()
    },
    'is disconnected for good when its dataset is deleted': async ({ as, id }) => {
      const dataset = id('brief')
      await as('admin').datasets.create(dataset)
      const stream = follow(as('viewer', { dataset }).listen('*', {}, { events: [...started] }))
      await stream.first('welcome')
      await as('admin').datasets.delete(dataset)
      expect(await stream.failed()).toBeInstanceOf(DisconnectError)
    },
    'ends with an error that names its cause': async (bench) => {
      const { as } = bench
      for (const [client, status] of [
        [as('viewer', { dataset: 'nowhere' }), 404],
        [as('viewer', { token: 'forged' }), 401],
        [as('nobody', { dataset: 'hidden' }), 401],
      ] as const) {
        const stream = follow(client.listen('*', {}, { events: [...started] }))
        const error = await stream.failed()
        expect(error).toBeInstanceOf(ConnectionFailedError)
        expect(error).toMatchObject({ status })
      }
      const faulty = follow(as('viewer').listen('*[_type ==', {}, { events: [...started] }))
      expect(await faulty.failed()).toBeInstanceOf(Error)
      const long = follow(as('viewer').listen('*[_id == $long]', { long: 'x'.repeat(20_000) }))
      expect(await long.failed()).toMatchObject({ message: 'Query too large for listener' })
    },
  },

  'live.events': {
    'tells the tags of queries whose results have changed': async (bench) => {
      const { as, id } = bench
      const type = id('type')
      const stream = follow(as('viewer').live.events({ tag: id('tag') }))
      expect(await stream.first('welcome')).toMatchObject({ type: 'welcome' })
      const query = '*[_type == $type]{title}'
      const { syncTags } = await as('viewer').fetch(query, { type }, { filterResponse: false })
      await as('editor').create({ _id: id(), _type: type, title: 'A' })
      const message = (await stream.first('message')) as unknown as { id: string; tags: string[] }
      expect(message.id).toMatch(/.+/)
      expect(message.tags.some((tag) => syncTags?.includes(tag as never))).toBe(true)
      const lastLiveEventId = message.id
      expect(await as('viewer').fetch(query, { type }, { lastLiveEventId })).toEqual([{ title: 'A' }])
      stream.end()
    },
    'tells of drafts on request, to those who are logged in': async (bench) => {
      const { as, id } = bench
      const published = follow(as('nobody').live.events({ tag: id('tag') }))
      const drafts = follow(as('viewer').live.events({ includeDrafts: true, tag: id('tag') }))
      await Promise.all([published.first('welcome'), drafts.first('welcome')])
      await as('editor').create({ _id: `drafts.${id()}`, _type: id('type') })
      await drafts.first('message')
      await as('editor').create({ _id: id(), _type: id('type') })
      await published.first('message')
      expect(published.seen.filter(({ type }) => type === 'message')).toHaveLength(1)
      await drafts.first('message', 2)
      published.end()
      drafts.end()
      expect(() => as('nobody').live.events({ includeDrafts: true })).toThrow(/requires a token/)
    },
    'goes on after the connection was lost': async (bench) => {
      const { as, id } = bench
      bench.running.lake.faults.set([{ kind: 'reset', path: '/data/live', after: true, ms: 300, times: 1 }])
      const stream = follow(as('viewer').live.events({ tag: id('tag') }))
      await stream.first('reconnect')
      await stream.first('welcome', 2)
      await as('editor').create({ _id: id(), _type: id('type') })
      await stream.first('message')
      stream.end()
    },
    'tells what it missed while it was away': async (bench) => {
      const { as, id } = bench
      bench.running.lake.faults.set([{ kind: 'reset', path: '/data/live', after: true, ms: 300, times: 1 }])
      const stream = follow(as('viewer').live.events({ tag: id('tag') }))
      await stream.first('welcome')
      await as('editor').create({ _id: id(), _type: id('type') })
      await stream.first('message')
      await stream.first('reconnect')
      await as('editor').create({ _id: id(), _type: id('type') })
      await stream.first('message', 2)
      stream.end()
    },
    'is told to go when its dataset is deleted': async ({ as, id }) => {
      const dataset = id('brief')
      await as('admin').datasets.create(dataset)
      const stream = follow(as('viewer', { dataset }).live.events({ tag: id('tag') }))
      await stream.first('welcome')
      await as('admin').datasets.delete(dataset)
      await stream.first('goaway')
      stream.end()
    },
    'says that the origin is missing, where it is': async (bench) => {
      const { as, id } = bench
      const refuse = () =>
        bench.running.lake.faults.set([{ kind: 'status', status: 403, path: '/data/live', times: 1 }])
      const from = (origin: string) => {
        const resolveFetch = () => (url: string, init?: RequestInit) =>
          fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), origin } })
        return as('viewer', { resolveFetch } as never).live.events({ tag: id('tag') })
      }
      refuse()
      const error = await follow(from('https://elsewhere.example')).failed()
      expect(error).toBeInstanceOf(CorsOriginError)
      expect(error).toMatchObject({ projectId: 'restock' })
      refuse()
      expect(await follow(from('http://localhost:3333')).failed()).toBeInstanceOf(ConnectionFailedError)
    },
    'ends with an error for a dataset that is not there or may not be read': async ({ as, id }) => {
      for (const [client, status] of [
        [as('viewer', { dataset: 'nowhere' }), 404],
        [as('nobody', { dataset: 'hidden' }), 401],
      ] as const) {
        const error = await follow(client.live.events({ tag: id('tag') })).failed()
        expect(error).toBeInstanceOf(ConnectionFailedError)
        expect(error).toMatchObject({ status })
      }
      const forged = as('viewer', { token: 'forged' })
      expect(await follow(forged.live.events({ includeDrafts: true })).failed()).toMatchObject({
        status: 401,
      })
      expect(() => as('viewer', { apiVersion: '1' }).live.events()).toThrow(/2021-03-25 or later/)
    },
  },
}
