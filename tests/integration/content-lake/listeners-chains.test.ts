import { setTimeout as sleep } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenUrl, readEvents, type SseEvent } from './listeners-sse.ts'
import { type RunningLake, startLake } from './support.ts'

let running: RunningLake
let editor: SanityClient

beforeAll(async () => {
  running = await startLake()
  editor = running.client('editor-token').withConfig({ perspective: 'raw' })
})
afterAll(() => running.stop())

const mutations = (events: SseEvent[]) => events.filter(({ event }) => event === 'mutation')

/** Follows each document from revision to revision; answers what does not follow. */
function gapsIn(events: SseEvent[], known: Map<string, string | undefined> = new Map()): string[] {
  const gaps: string[] = []
  for (const { data } of mutations(events)) {
    const { documentId, previousRev, resultRev, transition } = data
    const expected = known.get(documentId)
    if (previousRev !== expected) gaps.push(`${documentId}: ${previousRev} after ${expected}`)
    known.set(documentId, transition === 'disappear' ? undefined : resultRev)
  }
  return gaps
}

it('a listener that opens at any moment hears all that its snapshot lacks', async () => {
  await editor.create({ _id: 'busy', _type: 'busy', n: 0 })
  let writing = true
  const writers = [1, 2, 3, 4].map(async () => {
    while (writing) await editor.patch('busy').inc({ n: 1 }).commit({ visibility: 'async' })
  })
  const opened = await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      await sleep(index * 7)
      const reader = await readEvents(listenUrl(running.lake.url, '*[_id in ["busy"]]'), 'editor-token')
      await reader.until(({ event }) => event === 'welcome')
      const snapshot = await editor.getDocument('busy')
      return { reader, revision: snapshot?._rev }
    }),
  )
  writing = false
  await Promise.all(writers)
  const last = await editor.patch('busy').set({ done: true }).commit()
  for (const { reader, revision } of opened) {
    await reader.until(({ data }) => data.resultRev === last._rev)
    const events = mutations(reader.events)
    expect(reader.events[0]?.event).toBe('welcome')
    const known = events.findIndex(({ data }) => data.resultRev === revision)
    const unknown = events.slice(known + 1)
    expect(gapsIn(unknown, new Map([['busy', revision]]))).toEqual([])
    expect(unknown.at(-1)?.data.resultRev).toBe(last._rev)
    await reader.close()
  }
})

const action = (type: string, id: string, more: object = {}) => ({
  actionType: `sanity.action.document.${type}`,
  publishedId: id,
  ...more,
})

/** What an editor in the Studio does to a document, one step of it by chance. */
function randomActions(id: string, chance: number): object[] {
  const draftId = `drafts.${id}`
  const edit = (patch: object) => action('edit', id, { draftId, patch })
  const steps = [
    [edit({ set: { title: `T${chance}` } })],
    [edit({ unset: ['_empty_action_guard_pseudo_field_'] })],
    [edit({ set: { a: chance } }), edit({ inc: { a: 1 } })],
    [edit({ set: { b: chance } }), action('publish', id, { draftId })],
    [action('publish', id, { draftId })],
    [{ actionType: 'sanity.action.document.version.discard', versionId: draftId }],
    [action('create', id, { attributes: { _id: draftId, _type: 'pair' }, ifExists: 'ignore' })],
    [action('unpublish', id, { draftId })],
    [action('delete', id, { includeDrafts: [draftId] })],
  ]
  return steps[Math.floor(chance * steps.length)] ?? []
}

it('revisions chain without a gap, and transactions come whole, under 16 writers', async () => {
  const ids = ['p1', 'p2', 'p3', 'p4']
  const url = (query: string, options?: Record<string, string>) => listenUrl(running.lake.url, query, options)
  const pairs = ids.map((id) => `*[_id in ["${id}", "drafts.${id}"]]`)
  const readers = await Promise.all(
    [...pairs, '*[_type == "pair"]', '*'].map((query) =>
      readEvents(url(query, { effectFormat: 'mendoza' }), 'editor-token'),
    ),
  )
  await Promise.all(readers.map((reader) => reader.until(({ event }) => event === 'welcome')))
  const acknowledged = new Set<string>()
  const refused = new Set<unknown>()
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (let n = 0; n < 15; n++) {
        const id = ids[(writer + n) % ids.length] ?? ''
        const body = { actions: randomActions(id, Math.random()), transactionId: `w${writer}-${n}` }
        try {
          await editor.request({ method: 'POST', url: '/data/actions/production', body })
          acknowledged.add(body.transactionId)
        } catch (error) {
          refused.add((error as { statusCode?: number }).statusCode)
        }
      }
    }),
  )
  const { transactionId: last } = await editor.mutate(
    ids.map((id) => ({ createOrReplace: { _id: id, _type: 'pair', last: true } })),
    { returnDocuments: false },
  )
  for (const reader of readers) {
    await reader.until(({ data }) => data.transactionId === last)
    expect(gapsIn(reader.events)).toEqual([])
    const current = new Map<string, unknown>()
    let open: { transaction: string; left: number } | undefined
    for (const { data } of mutations(reader.events)) {
      const { transactionId, transactionTotalEvents: total, transactionCurrentEvent: nth } = data
      if (open && open.left > 0) expect(transactionId).toBe(open.transaction)
      expect(nth).toBe(open && open.left > 0 ? total - open.left + 1 : 1)
      open = { transaction: transactionId, left: total - nth }
      current.set(data.documentId, applyPatch(current.get(data.documentId) ?? null, data.effects.apply))
      acknowledged.delete(transactionId)
    }
    for (const [id, seen] of current) {
      const { _rev, ...stored } = (await editor.getDocument(id)) ?? { _rev: null }
      expect(seen ?? {}, id).toEqual(stored)
    }
    await reader.close()
  }
  const { store } = running.lake.datasets.get('production') ?? expect.unreachable()
  expect(store.sequence).toBeGreaterThan(60)
  for (const status of refused) expect([400, 409]).toContain(status)
  // Creating what exists and may be ignored is acknowledged without a transaction.
  expect([...acknowledged].filter((id) => store.log.has(id))).toEqual([])
})
