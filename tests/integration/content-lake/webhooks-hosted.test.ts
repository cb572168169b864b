import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isValidSignature } from '@sanity/webhook'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSender } from '#emulators/content-lake/webhooks/send.ts'
import { bodies, hookApi, registerHook } from './hooks.ts'
import { patienceMs, type Receiver, type RunningLake, startLake, startReceiver, within } from './support.ts'

let running: RunningLake
let receiver: Receiver

beforeEach(async () => {
  running = await startLake({ datasets: ['production', 'staging'] })
  receiver = await startReceiver()
})
afterEach(async () => {
  await receiver.close()
  await running.stop()
})

const editor = (dataset = 'production') => running.client('editor-token').withConfig({ dataset })
const api = <T>(path: string, method?: string, body?: unknown) => hookApi<T>(running, path, method, body)
const register = (over: object = {}) => registerHook(running, receiver, over)
const arrived = (count: number) => within(receiver.until(count), patienceMs, `delivery ${count}`)

describe('what is sent', () => {
  it('goes by the method that was chosen, with headers of its own that cannot replace those of the service', async () => {
    await register({
      httpMethod: 'PUT',
      headers: { 'X-Shop': 'restock', Authorization: 'Bearer mine', 'sanity-operation': 'forged' },
    })
    await editor().create({ _id: 'mug', _type: 'product' })
    const [one] = await arrived(1)
    expect(one).toMatchObject({
      method: 'PUT',
      headers: { 'x-shop': 'restock', authorization: 'Bearer mine', 'sanity-operation': 'create' },
    })
  })

  it('is a message for each document of a transaction, in its order, under keys of their own', async () => {
    await register()
    const { transactionId } = await editor()
      .transaction()
      .create({ _id: 'a', _type: 'product' })
      .create({ _id: 'b', _type: 'product' })
      .create({ _id: 'c', _type: 'page' })
      .commit()
    const received = await arrived(2)
    expect(bodies(received).map(({ _id }) => _id)).toEqual(['a', 'b'])
    expect(received.map(({ headers }) => headers['sanity-transaction-id'])).toEqual([
      transactionId,
      transactionId,
    ])
    expect(new Set(received.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
  })

  it('is drafts and versions for a hook that asks for them', async () => {
    await register({ includeDrafts: true, includeAllVersions: true })
    await editor()
      .transaction()
      .create({ _id: 'drafts.mug', _type: 'product' })
      .create({ _id: 'versions.r1.mug', _type: 'product' })
      .commit()
    expect(bodies(await arrived(2)).map(({ _id }) => _id)).toEqual(['drafts.mug', 'versions.r1.mug'])
  })

  it('is a message for each document that a release publishes, of one transaction', async () => {
    const client = editor()
    const releaseId = 'rspring'
    await client.releases.create({ releaseId })
    await client.create({ _id: 'old', _type: 'product', title: 'Old' })
    await client.createVersion({ releaseId, publishedId: 'old', baseId: 'old' })
    await client.patch(`versions.${releaseId}.old`).set({ title: 'Renewed' }).commit()
    const added = { _id: `versions.${releaseId}.new`, _type: 'product', title: 'New' }
    await client.createVersion({ releaseId, publishedId: 'new', document: added })
    await register()
    const { transactionId } = await client.releases.publish({ releaseId })
    const received = await arrived(2)
    expect(bodies(received)).toEqual(
      expect.arrayContaining([
        { _id: 'old', title: 'Renewed', was: 'Old' },
        { _id: 'new', title: 'New', was: null },
      ]),
    )
    expect(received.map(({ headers }) => headers['sanity-operation']).sort()).toEqual(['create', 'update'])
    expect(new Set(received.map(({ headers }) => headers['sanity-transaction-id']))).toEqual(
      new Set([transactionId]),
    )
  })

  it('comes from the dataset of the hook, or from all of them', async () => {
    await register({ name: 'all', dataset: '*' })
    const only = await startReceiver()
    await registerHook(running, only, { name: 'only', dataset: 'staging' })
    await editor().create({ _id: 'a', _type: 'product' })
    await editor('staging').create({ _id: 'b', _type: 'product' })
    const received = await arrived(2)
    expect(received.map(({ headers }) => headers['sanity-dataset'])).toEqual(['production', 'staging'])
    expect(bodies(await within(only.until(1), patienceMs, 'the delivery'))).toMatchObject([{ _id: 'b' }])
    expect(only.received).toHaveLength(1)
    await only.close()
  })

  it('sees before() and after() in the filter, and the last state of what is deleted', async () => {
    await register({
      rule: {
        on: ['update', 'delete'],
        filter: 'before().price > coalesce(after().price, 0)',
        projection: '{_id, "from": before().price, "to": after().price, "op": delta::operation()}',
      },
    })
    await editor().create({ _id: 'mug', _type: 'product', price: 10 })
    await editor().patch('mug').set({ price: 12 }).commit()
    await editor().patch('mug').set({ price: 9 }).commit()
    await editor().delete('mug')
    expect(bodies(await arrived(2))).toEqual([
      { _id: 'mug', from: 12, to: 9, op: 'update' },
      { _id: 'mug', from: 9, to: null, op: 'delete' },
    ])
  })
})

describe('what an answer means', () => {
  const once = async (status: number) => {
    await receiver.close()
    receiver = await startReceiver((_one, nth) => (nth === 1 ? status : 200))
    const hook = await register()
    await editor().create({ _id: 'a', _type: 'product' })
    await arrived(1)
    await editor().create({ _id: 'b', _type: 'product' })
    const ids = bodies(await arrived(status === 429 || status >= 500 ? 3 : 2)).map(({ _id }) => _id)
    return { hook, ids }
  }

  it.each([429, 500, 503])('%i is tried again before those behind it', async (status) => {
    expect((await once(status)).ids).toEqual(['a', 'a', 'b'])
  })

  it.each([400, 404, 410, 302])('%i is final', async (status) => {
    const { hook, ids } = await once(status)
    expect(ids).toEqual(['a', 'b'])
    await expect
      .poll(async () => (await api<{ resultCode: number }[]>(`/${hook.id}/attempts`)).body, {
        timeout: patienceMs,
      })
      .toMatchObject([
        { resultCode: 200, isFailure: false, failureReason: null },
        { resultCode: status, isFailure: true, failureReason: 'http' },
      ])
  })

  it('no answer within the time is an attempt that failed', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const sender = createSender(30)
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
    expect(await sender.send(url, 'POST', {}, '{}')).toEqual({
      kind: 'unreachable',
      reason: 'no answer within 0.03 s',
    })
    sender.close()
    silent.closeAllConnections()
    silent.close()
  })
})

describe('the management API', () => {
  it('never tells the secret again, and goes on signing with it', async () => {
    const hook = await register()
    expect(hook).not.toHaveProperty('secret')
    expect(JSON.stringify((await api('')).body)).not.toContain('s3cret')
    const changed = await api(`/${hook.id}`, 'PATCH', { description: 'For the shop' })
    expect(changed.body).not.toHaveProperty('secret')
    await editor().create({ _id: 'a', _type: 'product' })
    const [signed] = await arrived(1)
    const signature = String(signed?.headers['sanity-webhook-signature'])
    expect(await isValidSignature(signed?.body ?? '', signature, 's3cret')).toBe(true)
    await api(`/${hook.id}`, 'PATCH', { secret: null })
    await editor().create({ _id: 'b', _type: 'product' })
    const [, unsigned] = await arrived(2)
    expect(unsigned?.headers).not.toHaveProperty('sanity-webhook-signature')
  })

  it('changes what a PATCH names, from the next transaction on', async () => {
    const hook = await register()
    const patch = {
      dataset: 'staging',
      apiVersion: 'v2025-02-19',
      httpMethod: 'PATCH',
      includeDrafts: true,
      headers: { 'x-one': '1' },
      rule: { on: ['update'] },
    }
    const changed = await api(`/${hook.id}`, 'PATCH', patch)
    expect(changed.body).toMatchObject({ ...patch, rule: { on: ['update'], filter: hook.rule.filter } })
    await editor().create({ _id: 'a', _type: 'product' })
    await editor('staging').create({ _id: 'drafts.b', _type: 'product' })
    await editor('staging').patch('drafts.b').set({ title: 'B' }).commit()
    expect(await arrived(1)).toMatchObject([{ method: 'PATCH', headers: { 'x-one': '1' } }])
  })

  it('does not send the past of a dataset to which a hook was moved, not after a restart either', async () => {
    const hook = await register()
    await editor('staging').create({ _id: 'past', _type: 'product' })
    await api(`/${hook.id}`, 'PATCH', { dataset: 'staging' })
    await running.restart()
    await editor('staging').create({ _id: 'new', _type: 'product' })
    expect(bodies(await arrived(1))).toMatchObject([{ _id: 'new' }])
  })

  it('turns the pages of messages and attempts, and finds one attempt', async () => {
    const hook = await register()
    for (const _id of ['a', 'b', 'c']) await editor().create({ _id, _type: 'product' })
    await arrived(3)
    const page = async (path: string) =>
      (await api<{ id: string; documentId: string; messageId: string }[]>(`/${hook.id}${path}`)).body
    await expect.poll(async () => (await page('/attempts')).length, { timeout: patienceMs }).toBe(3)
    const messages = await page('/messages')
    expect(messages.map(({ documentId }) => documentId)).toEqual(['c', 'b', 'a'])
    expect(await page('/messages?limit=1&offset=1')).toEqual([messages[1]])
    const attempts = await page('/attempts')
    expect(attempts.map(({ messageId }) => messageId)).toEqual(messages.map(({ id }) => id))
    expect(await page('/attempts?limit=2&offset=2')).toEqual([attempts[2]])
    expect((await api(`/attempts/${attempts[0]?.id}`)).body).toEqual(attempts[0])
    expect((await api('/attempts/999999')).status).toBe(404)
    expect((await api(`/${hook.id}/messages?limit=-1`)).status).toBe(400)
  })

  it.each([
    [{ type: 'transaction' }, '"type" must be "document"'],
    [{ rule: { filter: 'count(*[_type == "x"]) > 1' } }, '"rule.filter" may not hold a sub-query'],
    [{ rule: { projection: '{"n": count(*)}' } }, '"rule.projection" may not hold a sub-query'],
    [{ rule: { on: ['publish'] } }, '"rule.on" must name at least one of'],
    [{ httpMethod: 'TRACE' }, '"httpMethod" must be one of'],
    [{ url: 'ftp://example.com' }, '"url" must be'],
    [{ headers: { 'bad name': 'x' } }, 'cannot be sent as an HTTP header'],
  ])('refuses %j', async (over, message) => {
    const refused = await api<{ message: string }>('', 'POST', { name: 'x', url: receiver.url, ...over })
    expect(refused.status).toBe(400)
    expect(refused.body.message).toContain(message)
    expect((await api('')).body).toEqual([])
  })
})
