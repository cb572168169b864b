import { expect, it } from 'vitest'
import { gather } from '#lib/freshness/gather.ts'

it('sends what comes while it is sending together, and lets everybody wait for a call that began later', async () => {
  const sent: string[][] = []
  const ends: (() => void)[] = []
  const add = gather<string>((items) => {
    sent.push(items)
    return new Promise((resolve) => ends.push(resolve))
  })
  const flush = () => new Promise((resolve) => setTimeout(resolve))
  const done: string[] = []
  const note = (name: string) => void add(name).then(() => done.push(name))
  note('a')
  note('b')
  await flush()
  note('c')
  note('d')
  await flush()
  expect(sent).toEqual([['a', 'b']])
  ends[0]?.()
  await flush()
  expect([sent, done]).toEqual([
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    ['a', 'b'],
  ])
  ends[1]?.()
  await flush()
  expect(done).toEqual(['a', 'b', 'c', 'd'])
})

it('goes on after a call that failed, and tells those it failed for', async () => {
  let fail = true
  const add = gather<string>(async () => {
    if (fail) throw new Error('down')
  })
  await expect(add('a')).rejects.toThrow('down')
  fail = false
  await expect(add('b')).resolves.toBeUndefined()
})
