import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { timeExceeded } from '#emulators/content-lake/groq/evaluation/budget.ts'
import { openState } from '#emulators/content-lake/http/state.ts'
import type { Transaction } from '#emulators/content-lake/types.ts'
import { createWebhookService } from '#emulators/content-lake/webhooks/service.ts'
import { eventually } from '#tests/support/eventually.ts'
import { temporaryFolder } from './support.ts'

const document = (title: string) => ({
  _id: 'mug',
  _type: 'product',
  _rev: title,
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  title,
})

const transaction = (sequence: number, title: string) =>
  ({
    id: `transaction-${sequence}`,
    sequence,
    timestamp: '2026-01-01T00:00:00Z',
    changes: [{ id: 'mug', before: document('before'), after: document(title) }],
  }) as unknown as Transaction

let database: ReturnType<typeof openState>
let told: string[]
/** How often the rule is cut off from now on. */
let pauses: number
let service: ReturnType<typeof createWebhookService>
let logged: string[]
let lastSequence: number
/** What the rule waits for. */
let gate: Promise<void>

beforeEach(async () => {
  database = openState(temporaryFolder())
  told = []
  logged = []
  pauses = 0
  lastSequence = 0
  gate = Promise.resolve()
  service = createWebhookService({
    database,
    projectId: 'restock',
    logs: new Map([
      ['production', { name: 'production', lastSequence: () => lastSequence, since: () => [] }],
    ]),
    evaluate:
      () =>
      async (_, { after }) => {
        if (after?._type === 'product') await gate
        if (pauses-- > 0) throw timeExceeded(1_000)
        return { payload: after?.title }
      },
    outbound: (text) => text,
    log: (text) => logged.push(text),
    now: () => new Date(),
    sender: {
      async send(_url, _method, _headers, body) {
        told.push(JSON.parse(body))
        return { kind: 'answered', status: 200, body: '' }
      },
      close() {},
    },
  })
  await service.create({ name: 'site', url: 'http://localhost:1/hook', dataset: 'production' })
})
afterEach(() => {
  service.close()
  database.close()
})

function publish(title: string): void {
  lastSequence++
  service.publish('production', transaction(lastSequence, title))
}

function hold(): { letGo(): void } {
  let letGo = () => {}
  gate = new Promise((resolve) => {
    letGo = resolve
  })
  return { letGo: () => letGo() }
}

describe('a rule that is cut off by a pause of the machine', () => {
  it.each([1, 2])('%i times still tells of the change', async (times) => {
    pauses = times
    publish('after a pause')
    await eventually(() => expect(told).toEqual(['after a pause']))
    expect(logged).toEqual([])
  })

  it('each time is given up, said so, and holds up no other change', async () => {
    pauses = 3
    publish('lost')
    publish('told')
    await eventually(() => expect(told).toEqual(['told']))
    expect(logged).toEqual(['webhook rule failed'])
  })
})

describe('a hook that is switched off before the turn of a change comes', () => {
  const switchTo = (isDisabledByUser: boolean) =>
    service.update(service.list()[0]?.id ?? '', { isDisabledByUser })

  it('tells of what was committed before, and of nothing after', async () => {
    const held = hold()
    publish('slow')
    publish('before')
    await switchTo(true)
    publish('after')
    held.letGo()
    await switchTo(false)
    publish('again')
    await eventually(() => expect(told).toEqual(['slow', 'before', 'again']))
  })
})
