import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRenderCache } from '#emulators/content-lake/assets/cache.ts'
import { createGate } from '#emulators/content-lake/assets/gate.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renders-'))
})
afterEach(() => rm(folder, { recursive: true }))

const bytes = (length: number) => Buffer.alloc(length, 1)

it('draws fifty different renderings two at a time', async () => {
  const cache = createRenderCache(folder)
  let [running, most] = [0, 0]
  const render = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return bytes(10)
  }
  await Promise.all(Array.from({ length: 50 }, (_, index) => cache.get(`w=${index}`, render)))
  expect(most).toBe(2)
  expect(await readdir(folder)).toHaveLength(50)
})

it('draws once what several ask for at the same time', async () => {
  const cache = createRenderCache(folder)
  let drawn = 0
  const render = async () => bytes(++drawn)
  const answers = await Promise.all([1, 2, 3].map(() => cache.get('w=390', render)))
  expect(answers.map(({ length }) => length)).toEqual([1, 1, 1])
})

it('gives the place of a reader who hung up to the next', async () => {
  const gate = createGate(1)
  const first = Promise.withResolvers<void>()
  const order: string[] = []
  const running = gate(() => first.promise)
  const left = new AbortController()
  const second = gate(async () => void order.push('second'), left.signal)
  const third = gate(async () => void order.push('third'))
  left.abort(new Error('hung up'))
  await expect(second).rejects.toThrow('hung up')
  first.resolve()
  await Promise.all([running, third])
  expect(order).toEqual(['third'])
  await gate(async () => void order.push('fourth'))
  expect(order).toEqual(['third', 'fourth'])
})

it('does not draw what nobody waits for any more, and draws on while somebody does', async () => {
  const cache = createRenderCache(folder)
  const busy = Promise.withResolvers<Buffer>()
  const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ahead = begun.map(({ resolve }, at) =>
    cache.get(`ahead ${at}`, () => {
      resolve()
      return busy.promise
    }),
  )
  await Promise.all(begun.map(({ promise }) => promise))
  let drawn = 0
  const render = async () => bytes(++drawn)
  const [gone, going] = [new AbortController(), new AbortController()]
  const abandoned = cache.get('abandoned', render, gone.signal)
  const shared = cache.get('shared', render, going.signal)
  const stays = cache.get('shared', render)
  await new Promise((resolve) => setTimeout(resolve, 20))
  gone.abort(new Error('hung up'))
  going.abort(new Error('hung up'))
  await expect(abandoned).rejects.toThrow('hung up')
  const again = cache.get('abandoned', render)
  busy.resolve(bytes(5))
  await Promise.all([...ahead, shared, stays, again])
  expect(drawn).toBe(2)
})

it('keeps what an earlier run drew, and no more than it may', async () => {
  const earlier = createRenderCache(folder, 100)
  for (const key of ['a', 'b', 'c']) await earlier.get(key, async () => bytes(40))
  expect(earlier.size).toBe(80)
  const later = createRenderCache(folder, 100)
  expect(later.size).toBe(80)
  const kept = await later.get('c', () => Promise.reject(new Error('drawn again')))
  expect(kept).toHaveLength(40)
  expect(await readdir(folder)).toHaveLength(2)
})
