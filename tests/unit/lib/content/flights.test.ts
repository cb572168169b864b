import { expect, it, vi } from 'vitest'
import { endFlights, inOneFlight } from '#lib/content/flights.ts'

const begin = () => vi.fn(() => Promise.withResolvers<number>().promise)

it('serves any number who wait with one', async () => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const read = vi.fn(() => promise)
  const waiting = Array.from({ length: 500 }, () => inOneFlight('one', read))
  resolve(7)
  expect(new Set(await Promise.all(waiting))).toEqual(new Set([7]))
  expect(read).toHaveBeenCalledTimes(1)
})

it('begins anew when the one before has ended, also by an error', async () => {
  await expect(inOneFlight('two', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await inOneFlight('two', async () => 2)).toBe(2)
})

it('keeps apart what is not the same', () => {
  const reads = [begin(), begin()]
  reads.forEach((read, at) => void inOneFlight(`key ${at}`, read))
  for (const read of reads) expect(read).toHaveBeenCalledTimes(1)
})

it('lets nobody join what began before an invalidation', async () => {
  const earlier = Promise.withResolvers<string>()
  const first = inOneFlight('three', () => earlier.promise)
  endFlights()
  const second = inOneFlight('three', async () => 'after')
  earlier.resolve('before')
  expect([await first, await second]).toEqual(['before', 'after'])
})
