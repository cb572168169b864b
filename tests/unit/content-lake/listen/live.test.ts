import { expect, it } from 'vitest'
import { visibilityOf } from '#emulators/content-lake/access/visibility.ts'
import { createLiveHub } from '#emulators/content-lake/listen/live.ts'
import type { Past } from '#emulators/content-lake/listen/past.ts'
import type { SanityDocument, Transaction } from '#emulators/content-lake/types.ts'
import { recordedStream } from './recorded-stream.ts'

const visibility = visibilityOf(undefined)
const after = { _type: 'product' } as SanityDocument
const transactions: Transaction[] = [['a', 'drafts.b'], ['drafts.c'], ['d']].map((ids, index) => ({
  id: `t${index + 1}`,
  sequence: index + 1,
  timestamp: '',
  author: '',
  mutations: [],
  changes: ids.map((id) => ({ id, before: null, after })),
}))
/** The first of the transactions, as many as have happened. */
const pastOf = (count: number): Past => ({
  sequence: count,
  sequenceOf: (id) => transactions.find((one) => one.id === id)?.sequence,
  idAt: (sequence) => transactions[sequence - 1]?.id,
  since: (sequence) => transactions.slice(sequence, count),
})
const hubAfter = (count: number) => createLiveHub(({ id }) => [`s1:${id}`], pastOf(count))

it('tells of drafts only those who ask for them', () => {
  const hub = hubAfter(0)
  const [reader, previewer] = [recordedStream(), recordedStream()]
  hub.add({ stream: reader.stream, includeDrafts: false, visibility })
  hub.add({ stream: previewer.stream, includeDrafts: true, visibility })
  for (const transaction of transactions.slice(0, 2)) hub.publish(transaction)
  expect(reader.events()).toEqual([
    { event: 'welcome', id: '*', data: {} },
    { event: 'message', id: 't1', data: { tags: ['s1:a'] } },
  ])
  expect(previewer.events().slice(1)).toEqual([
    { event: 'message', id: 't1', data: { tags: ['s1:a', 's1:drafts.b'] } },
    { event: 'message', id: 't2', data: { tags: ['s1:drafts.c'] } },
  ])
})

it('tells a stream that comes back what it missed', () => {
  const { stream, events } = recordedStream()
  hubAfter(3).add({ stream, includeDrafts: false, visibility, lastEventId: 't1' })
  expect(events().map(({ event, id }) => [event, id])).toEqual([
    ['welcome', 't1'],
    ['message', 't3'],
  ])
})

it('lets a stream begin anew whose position it does not know', () => {
  const { stream, events } = recordedStream()
  hubAfter(3).add({ stream, includeDrafts: false, visibility, lastEventId: 'of another dataset' })
  expect(events()).toEqual([{ event: 'restart', id: 't3', data: {} }])
})

it('forgets a stream that is closed', () => {
  const hub = hubAfter(0)
  const { stream, events } = recordedStream()
  hub.add({ stream, includeDrafts: true, visibility })()
  for (const transaction of transactions) hub.publish(transaction)
  expect(events()).toHaveLength(1)
  expect(hub.size).toBe(0)
})
