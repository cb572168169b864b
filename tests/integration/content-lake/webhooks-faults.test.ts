import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HookFault } from '#emulators/content-lake/faults/definition.ts'
import { bodies, hookApi, registerHook } from './hooks.ts'
import { patienceMs, type Receiver, type RunningLake, startLake, startReceiver, within } from './support.ts'

let running: RunningLake
let receiver: Receiver

beforeEach(async () => {
  running = await startLake()
  receiver = await startReceiver()
})
afterEach(async () => {
  await receiver.close()
  await running.stop()
})

const products = (...ids: string[]) =>
  ids
    .reduce((all, _id) => all.create({ _id, _type: 'product' }), running.client('editor-token').transaction())
    .commit()
const faults = (...list: HookFault[]) => running.lake.faults.set(list)
const arrived = async (count: number) =>
  bodies(await within(receiver.until(count), patienceMs, `delivery ${count}`)).map(({ _id }) => _id)

it('duplicates a delivery, under the same key and after those that wait', async () => {
  await registerHook(running, receiver)
  faults({ kind: 'duplicate', hook: 'site', times: 1 })
  await products('a', 'b')
  expect(await arrived(3)).toEqual(['a', 'b', 'a'])
  const [first, , third] = receiver.received
  expect(third?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
  expect(third?.body).toBe(first?.body)
})

it('delays a delivery, and others pass it', async () => {
  await registerHook(running, receiver)
  faults({ kind: 'delay', hook: '*', ms: 2_000, times: 1 })
  await products('a', 'b', 'c')
  expect(await arrived(3)).toEqual(['b', 'c', 'a'])
})

it('delays all deliveries alike, and their order stays', async () => {
  await registerHook(running, receiver)
  faults({ kind: 'delay', hook: '*', ms: 50 })
  await products('a', 'b', 'c')
  expect(await arrived(3)).toEqual(['a', 'b', 'c'])
})

it('lets the next delivery pass one, and no longer than asked when there is none', async () => {
  await registerHook(running, receiver)
  faults({ kind: 'reorder', hook: 'site', times: 1 })
  await products('a', 'b', 'c')
  expect((await arrived(3)).slice(0, 2)).toEqual(['b', 'a'])
  faults({ kind: 'reorder', hook: 'site', ms: 20, times: 1 })
  await products('d')
  expect((await arrived(4)).at(-1)).toBe('d')
})

it('loses a delivery, and the ledger says so', async () => {
  const hook = await registerHook(running, receiver)
  faults({ kind: 'drop', hook: hook.id, times: 1 })
  await products('a', 'b')
  expect(await arrived(1)).toEqual(['b'])
  const messages = await hookApi<{ documentId: string; status: string }[]>(running, `/${hook.id}/messages`)
  expect(messages.body).toMatchObject([{ documentId: 'b' }, { documentId: 'a', status: 'failure' }])
  const attempts = await hookApi<object[]>(running, `/${hook.id}/attempts`)
  expect(attempts.body).toContainEqual(
    expect.objectContaining({ failureReason: 'other', reason: 'lost by a fault on request' }),
  )
})

it('strikes the hook that was named and no other', async () => {
  const other = await startReceiver()
  await registerHook(running, receiver)
  await registerHook(running, other, { name: 'mirror' })
  faults({ kind: 'drop', hook: 'mirror' })
  await products('a')
  expect(await arrived(1)).toEqual(['a'])
  expect(other.received).toEqual([])
  await other.close()
})

it('gives up after half an hour by a clock that runs ahead, while nothing else does', async () => {
  await receiver.close()
  const hook = await registerHook(running, receiver)
  await products('a', 'b')
  const messages = async () =>
    (await hookApi<{ status: string; failureCount: number }[]>(running, `/${hook.id}/messages`)).body
  running.lake.faults.set([{ kind: 'retry-clock', ms: 60_000 }])
  const statuses = async () =>
    (await messages()).map(({ status, failureCount }) => [status, failureCount > 0])
  await within(
    until(async () => (await statuses()).every(([, failed]) => failed)),
    patienceMs,
    'a first failure',
  )
  running.lake.faults.set([{ kind: 'retry-clock', ms: 3_600_000 }])
  await within(
    until(async () => (await statuses()).every(([status]) => status === 'failure')),
    patienceMs,
    'the end',
  )
  const { _updatedAt } = await running.client('editor-token').create({ _id: 'c', _type: 'product' })
  expect(Math.abs(Date.parse(_updatedAt) - Date.now())).toBeLessThan(60_000)
})

async function until(passes: () => Promise<boolean>): Promise<void> {
  while (!(await passes())) await new Promise((resolve) => setTimeout(resolve, 50))
}
