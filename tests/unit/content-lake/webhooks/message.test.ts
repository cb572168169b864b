import { describe, expect, it } from 'vitest'
import type { SanityDocument, Transaction } from '#emulators/content-lake/types.ts'
import { hookFrom } from '#emulators/content-lake/webhooks/definition.ts'
import { type EvaluateRule, messageHeaders, messagesFor } from '#emulators/content-lake/webhooks/message.ts'

const now = new Date('2026-01-02T03:04:05.000Z')
const definition = { name: 'site', url: 'http://localhost:3000/hook', secret: 's3cret' }
const hook = hookFrom(definition, 'restock', now)
const document = (id: string, title: string): SanityDocument => ({
  _id: id,
  _type: 'product',
  _rev: 'r',
  _createdAt: now.toISOString(),
  _updatedAt: now.toISOString(),
  title,
})
const transaction = (changes: Transaction['changes']): Transaction => ({
  id: 'tx1',
  sequence: 7,
  timestamp: now.toISOString(),
  author: 'me',
  mutations: [],
  changes,
})
const whole: EvaluateRule = async (_rule, { before, after }) => ({ payload: after ?? before })
const find = (changes: Transaction['changes'], over: object = {}, evaluate = whole) =>
  messagesFor({ ...hook, ...over }, 'production', transaction(changes), evaluate, (text) => text)

const a = document('a', 'A')
const draft = document('drafts.a', 'A')

describe('messagesFor', () => {
  it('names the operation of each change, in order', async () => {
    const messages = await find([
      { id: 'a', before: null, after: a },
      { id: 'b', before: a, after: a },
      { id: 'c', before: a, after: null },
    ])
    expect(messages.map(({ documentId, operation }) => [documentId, operation])).toEqual([
      ['a', 'create'],
      ['b', 'update'],
      ['c', 'delete'],
    ])
  })

  it('leaves out operations that were not asked for and what the filter does not match', async () => {
    const changes = [{ id: 'a', before: null, after: a }]
    expect(await find(changes, { rule: { ...hook.rule, on: ['delete'] } })).toEqual([])
    expect(await find(changes, {}, async () => null)).toEqual([])
  })

  it('sends drafts and versions on request only, and never a document of the system', async () => {
    const changes = ['drafts.a', 'versions.r1.a', '_.releases.r1'].map((id) => ({
      id,
      before: null,
      after: draft,
    }))
    const ids = async (over: object) => (await find(changes, over)).map(({ documentId }) => documentId)
    expect(await ids({})).toEqual([])
    expect(await ids({ includeDrafts: true })).toEqual(['drafts.a'])
    expect(await ids({ includeAllVersions: true })).toEqual(['versions.r1.a'])
  })

  it('gives each document of a transaction a key of its own that finding it again does not change', async () => {
    const changes = [
      { id: 'a', before: null, after: a },
      { id: 'b', before: null, after: a },
    ]
    const [first, second] = await find(changes)
    const [again] = await find(changes)
    expect(first?.key).toBe(again?.key)
    expect(first?.key).not.toBe(second?.key)
    expect((await find(changes, { id: 'other' }))[0]?.key).not.toBe(first?.key)
  })
})

describe('messageHeaders', () => {
  it('are those of the hosted service', async () => {
    const [message] = await find([{ id: 'a', before: null, after: a }])
    if (!message) throw new Error('no message')
    expect(
      messageHeaders(
        { ...hook, headers: { 'X-Own': '1', 'Idempotency-Key': 'mine' } },
        message,
        1_765_000_000_000,
      ),
    ).toEqual({
      'x-own': '1',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(message.body)),
      'user-agent': expect.stringContaining('Sanity.io webhook delivery'),
      'sanity-transaction-id': 'tx1',
      'sanity-transaction-time': '2026-01-02T03:04:05.000Z',
      'sanity-dataset': 'production',
      'sanity-document-id': 'a',
      'sanity-project-id': 'restock',
      'sanity-webhook-id': hook.id,
      'sanity-operation': 'create',
      'idempotency-key': message.key,
      'sanity-webhook-signature': expect.stringMatching(/^t=1765000000000,v1=[\w-]{43}$/),
    })
  })

  it('are unsigned without a secret', async () => {
    const [message] = await find([{ id: 'a', before: null, after: a }])
    if (!message) throw new Error('no message')
    expect(messageHeaders({ ...hook, secret: null }, message, 0)).not.toHaveProperty(
      'sanity-webhook-signature',
    )
  })
})
