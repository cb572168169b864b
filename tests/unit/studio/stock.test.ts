import { createClient } from '@sanity/client'
import { describe, expect, it, vi } from 'vitest'
import { count, receive } from '#studio/stock/change-stock.ts'
import { parseCounted, parseReceived } from '#studio/stock/quantity.ts'
import { type StockState, stockStateOf } from '#studio/stock/stock-count.ts'
import { stockProblem } from '#studio/stock/stock-problem.ts'
import { availableIn } from '#studio/stock/use-available-stock.ts'

const counted: StockState = { status: 'counted', revision: 'r7', onHand: 2, sold: 1 }

/** What a change would send to the lake. */
async function sent(change: (client: ReturnType<typeof createClient>) => Promise<unknown>) {
  const client = createClient({ projectId: 'shop', dataset: 'test', apiVersion: '2025-02-19', useCdn: false })
  const mutate = vi.spyOn(client, 'mutate').mockResolvedValue({} as never)
  const create = vi.spyOn(client, 'create').mockResolvedValue({} as never)
  await change(client)
  const [first] = [...mutate.mock.calls, ...create.mock.calls]
  return JSON.parse(JSON.stringify(first?.[0]))
}

describe('receiving', () => {
  it('adds to whatever is on hand by then', async () => {
    expect(await sent((client) => receive(client, 'LUNA-S', 5, counted))).toEqual({
      patch: { id: 'inventory-LUNA-S', inc: { onHand: 5 } },
    })
  })

  it('makes the document on the first delivery, without overwriting one made meanwhile', async () => {
    expect(await sent((client) => receive(client, 'LUNA-S', 5, { status: 'missing' }))).toEqual([
      {
        createIfNotExists: {
          _id: 'inventory-LUNA-S',
          _type: 'inventoryItem',
          sku: 'LUNA-S',
          onHand: 0,
          sold: 0,
        },
      },
      { patch: { id: 'inventory-LUNA-S', inc: { onHand: 5 } } },
    ])
  })
})

describe('counting', () => {
  it('holds only for the stock that was seen when the count was begun', async () => {
    expect(await sent((client) => count(client, 'LUNA-S', 3, counted))).toEqual({
      patch: { id: 'inventory-LUNA-S', ifRevisionID: 'r7', set: { onHand: 3 } },
    })
  })

  it('makes the document when there is none, and fails when one was made meanwhile', async () => {
    expect(await sent((client) => count(client, 'LUNA-S', 3, { status: 'missing' }))).toEqual({
      _id: 'inventory-LUNA-S',
      _type: 'inventoryItem',
      sku: 'LUNA-S',
      onHand: 3,
      sold: 0,
    })
  })
})

describe('a number of pieces', () => {
  it('is at least one to receive, and may be none to count', () => {
    expect(parseReceived(' 5 ')).toEqual({ ok: true, quantity: 5 })
    expect(parseReceived('0').ok).toBe(false)
    expect(parseCounted('0')).toEqual({ ok: true, quantity: 0 })
  })

  it.each(['', '-1', '1.5', 'five', '1e3', '999999'])('is not "%s"', (text) => {
    expect(parseReceived(text).ok).toBe(false)
    expect(parseCounted(text).ok).toBe(false)
  })
})

describe('what the lake holds', () => {
  it('is missing, or a count that lacks nothing', () => {
    expect(stockStateOf(undefined)).toEqual({ status: 'missing' })
    expect(stockStateOf({ _rev: 'r1', onHand: 4 })).toEqual({
      status: 'counted',
      revision: 'r1',
      onHand: 4,
      sold: 0,
    })
  })
})

describe('what the shop says is available', () => {
  it('is a number for the sku, or unknown', () => {
    expect(availableIn({ stock: { A: 3 } }, 'A')).toEqual({ status: 'known', available: 3 })
    expect(availableIn({ stock: {} }, 'A')).toEqual({ status: 'unknown' })
    expect(availableIn('<html>', 'A')).toEqual({ status: 'unknown' })
    expect(availableIn({ stock: null }, 'A')).toEqual({ status: 'unknown' })
  })
})

describe('a change that was not taken', () => {
  it('says what to do', () => {
    expect(stockProblem({ statusCode: 409 })).toContain('changed in the meantime')
    expect(stockProblem({ statusCode: 401 })).toContain('Log in again')
    expect(stockProblem({ statusCode: 403 })).toContain('administrator')
    expect(stockProblem(Object.assign(new Error('onHand is text'), { statusCode: 400 }))).toContain(
      'onHand is text',
    )
  })

  it('admits that nobody knows when no answer came', () => {
    for (const error of [new Error('network'), { statusCode: 503 }, undefined]) {
      expect(stockProblem(error)).toContain('may or may not')
    }
  })
})
