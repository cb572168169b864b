import { expect, it } from 'vitest'
import { createLiveHub } from '#emulators/content-lake/listen/live.ts'
import type { SanityDocument, Transaction } from '#emulators/content-lake/types.ts'

function recorder() {
  const sent: [string, unknown][] = []
  return { sent, stream: { send: (event: string, data: unknown) => void sent.push([event, data]), end() {} } }
}
const after = { _type: 'product' } as SanityDocument
const transaction = (...ids: string[]): Transaction => ({
  id: 'tx',
  sequence: 1,
  timestamp: '',
  author: '',
  mutations: [],
  changes: ids.map((id) => ({ id, before: null, after })),
})

it('tells of drafts only those who ask for them', () => {
  const hub = createLiveHub(({ id }) => [`s1:${id}`])
  const reader = recorder()
  const previewer = recorder()
  hub.add(reader.stream, false)
  hub.add(previewer.stream, true)
  hub.publish(transaction('a', 'drafts.b'))
  hub.publish(transaction('drafts.c'))
  expect(reader.sent).toEqual([
    ['welcome', {}],
    ['message', { tags: ['s1:a'] }],
  ])
  expect(previewer.sent.slice(1)).toEqual([
    ['message', { tags: ['s1:a', 's1:drafts.b'] }],
    ['message', { tags: ['s1:drafts.c'] }],
  ])
})

it('forgets a stream that is closed', () => {
  const hub = createLiveHub(() => ['t'])
  const { stream, sent } = recorder()
  hub.add(stream, true)()
  hub.publish(transaction('a'))
  expect(sent).toHaveLength(1)
  expect(hub.size).toBe(0)
})
