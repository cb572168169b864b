import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hookFrom } from '#emulators/content-lake/webhooks/definition.ts'
import type { MessageRow } from '#emulators/content-lake/webhooks/ledger.ts'
import { createLine } from '#emulators/content-lake/webhooks/line.ts'
import type { Attempt } from '#emulators/content-lake/webhooks/schedule.ts'

const hook = hookFrom({ name: 'site', url: 'http://localhost:1/hook' }, 'restock', new Date(0))
const row = (key: string): MessageRow => ({
  message: {
    key,
    hookId: hook.id,
    dataset: 'production',
    projectId: 'restock',
    transactionId: key,
    transactionTime: '',
    documentId: key,
    operation: 'update',
    body: key,
  },
  status: 'pending',
  failures: 0,
  resultCode: null,
  createdAt: 0,
  updatedAt: 0,
})
const ok: Attempt = { kind: 'answered', status: 200, body: '' }
const busy: Attempt = { kind: 'answered', status: 503, body: '' }

function lineWith(answer: (body: string, nth: number) => Attempt) {
  const sent: string[] = []
  const ended: string[] = []
  let under = 0
  let most = 0
  const sender = {
    async send(_url: string, _method: string, _headers: Record<string, string>, body: string) {
      sent.push(body)
      most = Math.max(most, ++under)
      await new Promise((resolve) => setTimeout(resolve, 10))
      under--
      return answer(body, sent.filter((one) => one === body).length)
    },
    close() {},
  }
  const line = createLine(hook, sender, Date.now, (entry) => {
    if (entry.status !== 'pending') ended.push(`${entry.message.key} ${entry.status}`)
  })
  return { line, sent, ended, most: () => most }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('sends one at a time and in order', async () => {
  const { line, sent, ended, most } = lineWith(() => ok)
  line.add([row('a'), row('b'), row('c')])
  await vi.advanceTimersByTimeAsync(100)
  expect(sent).toEqual(['a', 'b', 'c'])
  expect(ended).toEqual(['a delivered', 'b delivered', 'c delivered'])
  expect(most()).toBe(1)
})

it('keeps the order over a short outage', async () => {
  const { line, sent } = lineWith((body, nth) => (body === 'a' && nth < 3 ? busy : ok))
  line.add([row('a'), row('b')])
  await vi.advanceTimersByTimeAsync(400)
  expect(sent).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(3000)
  expect(sent).toEqual(['a', 'a', 'a', 'b'])
})

it('does not let one message that always fails hold up the rest', async () => {
  const { line, sent, ended } = lineWith((body) => (body === 'a' ? busy : ok))
  line.add([row('a'), row('b')])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(ended).toEqual(['b delivered'])
  await vi.advanceTimersByTimeAsync(31 * 60_000)
  expect(ended).toEqual(['b delivered', 'a expired'])
  expect(sent.filter((body) => body === 'a').length).toBeGreaterThan(50)
})

it('tries everything at once when a receiver that was away answers', async () => {
  let away = true
  const { line, ended } = lineWith(() => (away ? { kind: 'unreachable', reason: 'ECONNREFUSED' } : ok))
  line.add([row('a'), row('b')])
  await vi.advanceTimersByTimeAsync(30_000)
  away = false
  line.add([row('c')])
  await vi.advanceTimersByTimeAsync(50)
  expect(ended.sort()).toEqual(['a delivered', 'b delivered', 'c delivered'])
})

it('stops when it is closed', async () => {
  const { line, sent } = lineWith(() => busy)
  line.add([row('a')])
  await vi.advanceTimersByTimeAsync(20)
  line.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toEqual(['a'])
})
