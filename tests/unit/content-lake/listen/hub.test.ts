import { describe, expect, test, vi } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { createListenHub, type Listener } from '#emulators/content-lake/listen/hub.ts'
import { pastOf } from '#emulators/content-lake/listen/past.ts'
import { effectsOf } from '#emulators/content-lake/store/mendoza/mendoza.ts'
import { openFixture } from '../store/fixture.ts'
import { recordedStream } from './recorded-stream.ts'

const identity = { id: 'anna', name: 'Anna', email: '', role: 'editor' } as const
const options = {
  includeResult: false,
  includePreviousRevision: false,
  includeMutations: false,
  effects: false,
}

function openHub() {
  const { dataset, mutate } = openFixture()
  const engine = createQueryEngine(dataset, { projectId: 'test', dataset: 'test' })
  const evaluated = vi.fn()
  const reported: unknown[] = []
  const hub = createListenHub({
    createFilter({ query, params }) {
      const matches = engine.createFilter(query, params)
      return {
        scope: engine.scopeOf(query, params),
        matches(document) {
          if (query.includes('slow') && document?.n === 1) throw new Error('took too long')
          evaluated(query)
          return matches(document)
        },
      }
    },
    effectsOf,
    outbound: (text) => text,
    past: pastOf(dataset),
    report: (error) => reported.push(error),
  })
  dataset.onTransaction((transaction) => hub.publish(transaction))
  const listen = (query: string, more: Partial<Listener> = {}) => {
    const recorded = recordedStream()
    const stop = hub.add({
      query,
      params: {},
      identity,
      allVersions: true,
      options,
      stream: recorded.stream,
      ...more,
    })
    const ids = () => recorded.events().flatMap(({ data }) => data.documentId ?? [])
    return { ...recorded, stop, ids }
  }
  const create = (_id: string, _type = 'product', more = {}) =>
    mutate([{ createOrReplace: { _id, _type, ...more } }])
  return { dataset, mutate, hub, listen, create, evaluated, reported }
}

describe('a change is looked at', () => {
  test('by the listeners it may concern, and once for those with the same filter', async () => {
    const { listen, create, evaluated } = openHub()
    listen('*[_id == "a"]')
    listen('*[_id in ["b", "c"]]')
    listen('*[_type == "page"]')
    listen('*[slug.current == "luna"]')
    listen('*[references("x")]')
    const twins = [listen('*[_type == "product" && n > 1]'), listen('*[_type == "product" && n > 1]')]
    const everybody = listen('*[n > 1]')
    await create('a', 'product', { n: 2 })
    expect(evaluated.mock.calls.map(([query]) => query).sort()).toEqual([
      '*[_id == "a"]',
      '*[_type == "product" && n > 1]',
      '*[n > 1]',
    ])
    expect([...twins, everybody].map(({ ids }) => ids())).toEqual([['a'], ['a'], ['a']])
  })

  test('before and after, so that leaving the filter is seen', async () => {
    const { listen, create, mutate } = openHub()
    const slug = listen('*[slug.current == "luna"]')
    const referrers = listen('*[references($id)]', { params: { id: 'x' } })
    await create('a', 'product', { slug: { current: 'luna' }, to: { _ref: 'x', _weak: true } })
    await mutate([{ patch: { id: 'a', unset: ['slug', 'to'] } }])
    const transitions = ({ events }: typeof slug) => events().map(({ data }) => data.transition)
    expect(transitions(slug)).toEqual([undefined, 'appear', 'disappear'])
    expect(transitions(referrers)).toEqual([undefined, 'appear', 'disappear'])
  })

  test('no more once the listener is gone', async () => {
    const { hub, listen, create, evaluated } = openHub()
    const [one, two] = [listen('*[_type == "product"]'), listen('*[references("x") || n == 1]')]
    one.stop()
    one.stop()
    two.stop()
    await create('a')
    expect(evaluated).not.toHaveBeenCalled()
    expect(hub.size).toBe(0)
  })
})

test('drafts and versions are told to those who ask for all versions', async () => {
  const { listen, create } = openHub()
  const [some, all] = [listen('*', { allVersions: false }), listen('*')]
  for (const id of ['a', 'drafts.a', 'versions.r1.a', '_.private']) await create(id)
  expect(some.ids()).toEqual(['a', '_.private'])
  expect(all.ids()).toEqual(['a', 'drafts.a', 'versions.r1.a', '_.private'])
})

test('a filter that fails sends its own listeners to look for themselves, and no others', async () => {
  const { listen, create, reported } = openHub()
  const [bad, good] = [listen('*[slow > 1]'), listen('*')]
  await create('a', 'product', { n: 1 })
  expect([bad.ids(), bad.ends, good.ids(), good.ends]).toEqual([[], ['ended'], ['a'], []])
  expect(reported).toMatchObject([{ message: 'took too long' }])
})

describe('a listener that resumes', () => {
  const resume = (lastEventId: string | undefined) => ({ resume: { lastEventId } })

  test('is told what it missed of what it listens to, once and in order', async () => {
    const { listen, create } = openHub()
    await create('a')
    const first = listen('*[_type == "product"]', resume(undefined))
    await create('b')
    first.stop()
    for (const [id, type] of [
      ['c', 'product'],
      ['d', 'page'],
      ['e', 'product'],
    ] as const) {
      await create(id, type)
    }
    const second = listen('*[_type == "product"]', resume(first.position()))
    await create('f')
    expect(first.ids()).toEqual(['b'])
    expect(second.ids()).toEqual(['c', 'e', 'f'])
    expect(second.events()[0]?.event).toBe('welcomeback')
  })

  test('from its welcome, or from the end of what it missed, when nothing else came', async () => {
    const { dataset, listen, create } = openHub()
    const early = listen('*[_type == "page"]', resume(undefined))
    early.stop()
    await create('a')
    await create('p', 'page')
    const late = listen('*[_type == "page"]', resume(early.position()))
    expect(late.ids()).toEqual(['p'])
    late.stop()
    await create('b')
    const last = listen('*[_type == "page"]', resume(late.position()))
    expect(last.ids()).toEqual([])
    expect(last.position()).toBe(dataset.log.idAt(3))
  })

  test.each([
    ['does not know', 'unknown#a'],
    ['has of another filter', 'page#p'],
    ['got in the midst of a transaction', 'two#a'],
  ])('begins anew at a position that the dataset %s', async (_reason, lastEventId) => {
    const { listen, mutate } = openHub()
    await mutate([{ create: { _id: 'p', _type: 'page' } }], { transactionId: 'page' })
    await mutate(
      ['a', 'b'].map((_id) => ({ create: { _id, _type: 'product' } })),
      { transactionId: 'two' },
    )
    const { events } = listen('*[_type == "product"]', resume(lastEventId))
    expect(events()).toEqual([{ event: 'reset', id: 'two', data: {} }])
  })

  test('goes on after the last event of a transaction', async () => {
    const { listen, mutate, create } = openHub()
    await mutate(
      ['a', 'b'].map((_id) => ({ create: { _id, _type: 'product' } })),
      { transactionId: 'two' },
    )
    await create('c')
    expect(listen('*', resume('two#b')).ids()).toEqual(['c'])
  })

  test('begins anew when that would be more than a reader may fall behind', async () => {
    const { listen, mutate } = openHub()
    await mutate([{ create: { _id: 'a', _type: 't', n: 0 } }], { transactionId: 'first' })
    await mutate([{ patch: { id: 'a', set: { text: 'x'.repeat(5_000_000) } } }])
    const withResult = { ...resume('first#a'), options: { ...options, includeResult: true } }
    expect(listen('*', withResult).events()[0]?.event).toBe('reset')
    expect(listen('*', resume('first#a')).events()[0]?.event).toBe('welcomeback')
  })

  test('is welcomed as ever when it does not ask to', async () => {
    const { listen, create } = openHub()
    await create('a')
    const { events } = listen('*')
    expect(events()).toEqual([{ event: 'welcome', data: { listenerName: 'L1' } }])
  })
})
