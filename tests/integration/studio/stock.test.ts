import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { count, receive } from '#studio/stock/change-stock.ts'
import { type StockState, stockStateOf } from '#studio/stock/stock-count.ts'
import { stockProblem } from '#studio/stock/stock-problem.ts'
import { type RunningLake, startLake } from './running-lake.ts'

let running: RunningLake
const editor = () => running.client('editor')
const stateOf = async (sku: string): Promise<StockState> =>
  stockStateOf(await editor().getDocument(`inventory-${sku}`))

beforeAll(async () => {
  running = await startLake()
})
afterAll(() => running.remove())

describe('stock, changed in the Studio', () => {
  it('counts every delivery, however many are received at once', async () => {
    const missing = await stateOf('MUG-1')
    expect(missing).toEqual({ status: 'missing' })
    await Promise.all(Array.from({ length: 20 }, () => receive(editor(), 'MUG-1', 5, missing)))
    const known = await stateOf('MUG-1')
    await Promise.all(Array.from({ length: 20 }, () => receive(editor(), 'MUG-1', 1, known)))
    expect(await stateOf('MUG-1')).toMatchObject({ onHand: 120, sold: 0 })
  })

  it('is set to what was counted', async () => {
    await receive(editor(), 'MUG-2', 9, { status: 'missing' })
    await count(editor(), 'MUG-2', 7, await stateOf('MUG-2'))
    expect(await stateOf('MUG-2')).toMatchObject({ onHand: 7 })
  })

  it('keeps a sale that was made while the editor counted', async () => {
    await receive(editor(), 'MUG-3', 9, { status: 'missing' })
    const begun = await stateOf('MUG-3')
    await editor().patch('inventory-MUG-3').dec({ onHand: 1 }).inc({ sold: 1 }).commit()
    const refusal = await count(editor(), 'MUG-3', 9, begun).then(
      () => null,
      (error: unknown) => stockProblem(error),
    )
    expect(refusal).toContain('changed in the meantime')
    expect(await stateOf('MUG-3')).toMatchObject({ onHand: 8, sold: 1 })
  })

  it('is made by one of two first counts only', async () => {
    const counts = await Promise.allSettled(
      [3, 4].map((pieces) => count(editor(), 'MUG-4', pieces, { status: 'missing' })),
    )
    expect(counts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not changed by one who may only read', async () => {
    const refusal = await receive(running.client('viewer'), 'MUG-5', 1, { status: 'missing' }).then(
      () => null,
      (error: unknown) => stockProblem(error),
    )
    expect(refusal).toContain('may read the stock')
    expect(await stateOf('MUG-5')).toEqual({ status: 'missing' })
  })

  it('admits that nobody knows when the lake cannot be reached', async () => {
    const lost = editor().withConfig({ apiHost: 'http://127.0.0.1:9' })
    const refusal = await receive(lost, 'MUG-6', 1, { status: 'missing' }).then(
      () => null,
      (error: unknown) => stockProblem(error),
    )
    expect(refusal).toContain('may or may not')
  })
})
