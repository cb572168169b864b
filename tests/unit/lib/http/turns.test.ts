import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inHaste, isCrowded, noteRush, untilAnswered } from '#lib/http/haste.ts'
import { Turns } from '#lib/http/take-turns.ts'

describe('requests', () => {
  const wait = (turns: Turns, count: number) => {
    const begun: number[] = []
    for (let at = 0; at < count; at++) turns.wait(() => begun.push(at))
    return begun
  }

  it('begin a few a turn while connections come in, in their order, and all when none came', async () => {
    const turns = new Turns()
    turns.noteConnection()
    expect(turns.areTaken).toBe(true)
    const begun = wait(turns, 10)
    await nextTurn()
    expect(begun).toEqual([0, 1, 2])
    turns.noteConnection()
    await nextTurn()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5])
    await nextTurn()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(turns.areTaken).toBe(false)
  })

  it('are a rush when connections came in several turns in a row', async () => {
    const turns = new Turns()
    for (let turn = 0; turn < 4; turn++) {
      expect(isCrowded()).toBe(false)
      turns.noteConnection()
      await nextTurn()
    }
    expect(isCrowded()).toBe(true)
    await nextTurn()
    expect(isCrowded()).toBe(false)
  })
})

describe('work that can stand back', () => {
  it('waits until nobody waits for an answer, and while connections rush in', async () => {
    const order: string[] = []
    const answered = Promise.withResolvers<void>()
    const request = inHaste(() => answered.promise)
    noteRush(true)
    const work = untilAnswered().then(() => order.push('work'))
    await nextTurn()
    answered.resolve()
    await request
    await nextTurn()
    order.push('answered')
    noteRush(false)
    await work
    expect(order).toEqual(['answered', 'work'])
  })

  it('goes on after a while when requests never end', async () => {
    const answered = Promise.withResolvers<void>()
    const request = inHaste(() => answered.promise)
    await untilAnswered()
    answered.resolve()
    await request
  })
})
