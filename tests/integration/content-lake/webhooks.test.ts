import { isValidSignature } from '@sanity/webhook'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodies, type Hook, hookApi, registerHook } from './hooks.ts'
import {
  patienceMs,
  type Received,
  type Receiver,
  type RunningLake,
  startLake,
  startReceiver,
  within,
} from './support.ts'

let running: RunningLake
let receiver: Receiver

beforeEach(async () => {
  running = await startLake()
})
afterEach(async () => {
  await receiver?.close()
  await running.stop()
})

const editor = () => running.client('editor-token')
const api = <T>(path: string, method?: string, body?: unknown) => hookApi<T>(running, path, method, body)
const register = (over: object = {}) => registerHook(running, receiver, over)

describe('deliveries', () => {
  it('carry the projection, the hosted headers and a signature that verifies', async () => {
    receiver = await startReceiver()
    const hook = await register()
    await editor().create({ _id: 'mug', _type: 'product', title: 'Mug' })
    const { transactionId } = (await editor()
      .patch('mug')
      .set({ title: 'Luna' })
      .commit({ returnDocuments: false })) as unknown as { transactionId: string }
    await editor().create({ _id: 'drafts.mug', _type: 'product', title: 'Draft' })
    await editor().create({ _id: 'page', _type: 'page' })
    await editor().delete('mug')
    const received = await within(receiver.until(3), patienceMs, 'the third delivery')
    expect(bodies(received)).toEqual([
      { _id: 'mug', title: 'Mug', was: null },
      { _id: 'mug', title: 'Luna', was: 'Mug' },
      expect.objectContaining({ was: 'Luna' }),
    ])
    expect(received.map(({ headers }) => headers['sanity-operation'])).toEqual(['create', 'update', 'delete'])
    const { headers, body } = received[1] as Received
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'sanity-transaction-id': transactionId,
      'sanity-transaction-time': expect.stringMatching(/^\d{4}-.*Z$/),
      'sanity-dataset': 'production',
      'sanity-document-id': 'mug',
      'sanity-project-id': 'restock',
      'sanity-webhook-id': hook.id,
      'idempotency-key': expect.any(String),
    })
    expect(await isValidSignature(body, String(headers['sanity-webhook-signature']), 's3cret')).toBe(true)
    expect(new Set(received.map(({ headers: one }) => one['idempotency-key'])).size).toBe(3)
  })

  it('are tried again under the same key until they are taken', async () => {
    receiver = await startReceiver((_one, nth) => (nth < 3 ? 503 : 200))
    const hook = await register()
    await editor().create({ _id: 'mug', _type: 'product', title: 'Mug' })
    const received = await within(receiver.until(3), patienceMs, 'the third attempt')
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    await expect
      .poll(async () => (await api<{ status: string }[]>(`/${hook.id}/messages`)).body[0]?.status, {
        timeout: patienceMs,
      })
      .toBe('success')
    const attempts = (await api<{ resultCode: number; isFailure: boolean }[]>(`/${hook.id}/attempts`)).body
    expect(attempts.map(({ resultCode }) => resultCode)).toEqual([200, 503, 503])
  })

  it('that are refused are dropped and recorded', async () => {
    receiver = await startReceiver((_one, nth) => (nth === 1 ? 401 : 200))
    const hook = await register()
    await editor().create({ _id: 'a', _type: 'product' })
    await editor().create({ _id: 'b', _type: 'product' })
    const received = await within(receiver.until(2), patienceMs, 'the second delivery')
    expect(bodies(received).map(({ _id }) => _id)).toEqual(['a', 'b'])
    await expect
      .poll(
        async () =>
          (await api<{ status: string }[]>(`/${hook.id}/messages`)).body.map(({ status }) => status),
        { timeout: patienceMs },
      )
      .toEqual(['success', 'failure'])
    const failed = (await api<{ failureReason: string; reason: string }[]>(`/${hook.id}/attempts`)).body.at(
      -1,
    )
    expect(failed).toMatchObject({ failureReason: 'http', reason: 'answered 401, which is final' })
  })

  it('go out one at a time', async () => {
    let under = 0
    let most = 0
    receiver = await startReceiver(async () => {
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 5))
      under--
      return 200
    })
    await register()
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => editor().create({ _id: `p${index}`, _type: 'product' })),
    )
    await within(receiver.until(20), patienceMs, 'the twentieth delivery')
    expect(most).toBe(1)
  })

  it('wait for a receiver that is not there, over a restart of the lake', async () => {
    receiver = await startReceiver()
    const { port } = receiver
    await register()
    await receiver.close()
    await editor().create({ _id: 'mug', _type: 'product', title: 'Mug' })
    await running.restart()
    receiver = await startReceiver(() => 200, port)
    expect(bodies(await within(receiver.until(1), patienceMs, 'the delivery'))).toMatchObject([
      { _id: 'mug' },
    ])
  })

  it('can be made again with the same key and body', async () => {
    receiver = await startReceiver()
    const hook = await register()
    await editor().create({ _id: 'mug', _type: 'product', title: 'Mug' })
    await within(receiver.until(1), patienceMs, 'the delivery')
    const [message] = (await api<{ id: string }[]>(`/${hook.id}/messages`)).body
    expect((await api(`/${hook.id}/messages/${message?.id}/replay`, 'POST')).status).toBe(202)
    const [first, second] = await within(receiver.until(2), patienceMs, 'the replay')
    expect(second?.body).toBe(first?.body)
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
    expect((await api(`/${hook.id}/messages/unknown/replay`, 'POST')).status).toBe(404)
  })

  it('use delta functions in filter and projection, and send the document when there is none', async () => {
    receiver = await startReceiver()
    await register({
      includeDrafts: true,
      rule: { on: ['update'], filter: '_type == "product" && delta::changedAny(title)', projection: '' },
    })
    await editor().create({ _id: 'drafts.mug', _type: 'product', title: 'Mug' })
    await editor().patch('drafts.mug').set({ stock: 1 }).commit()
    await editor().patch('drafts.mug').set({ title: 'Luna' }).commit()
    const received = await within(receiver.until(1), patienceMs, 'the delivery')
    expect(bodies(received)).toMatchObject([{ _id: 'drafts.mug', _type: 'product', title: 'Luna', stock: 1 }])
  })
})

describe('the management API', () => {
  it('creates, lists, reads, changes and removes', async () => {
    receiver = await startReceiver()
    const hook = await register()
    expect((await api<Hook[]>('')).body).toMatchObject([{ id: hook.id, name: 'site', isDisabled: false }])
    expect((await api<Hook>(`/${hook.id}`)).body).toMatchObject({ id: hook.id })
    const changed = await api<Hook>(`/${hook.id}`, 'PATCH', { isDisabledByUser: true })
    expect(changed.body).toMatchObject({ isDisabledByUser: true, rule: hook.rule })
    await editor().create({ _id: 'unseen', _type: 'product' })
    await api(`/${hook.id}`, 'PATCH', { isDisabledByUser: false })
    await editor().create({ _id: 'seen', _type: 'product' })
    expect(bodies(await within(receiver.until(1), patienceMs, 'the delivery'))).toMatchObject([
      { _id: 'seen' },
    ])
    expect((await api(`/${hook.id}`, 'DELETE')).status).toBe(204)
    expect((await api(`/${hook.id}`)).status).toBe(404)
    expect((await api<Hook[]>('')).body).toEqual([])
  })

  it('refuses a rule that does not parse', async () => {
    receiver = await startReceiver()
    const refused = await api('', 'POST', { name: 'x', url: receiver.url, rule: { filter: '_type ==' } })
    expect(refused.status).toBe(400)
    expect((await api<Hook[]>('')).body).toEqual([])
  })
})
