import { expect, it } from 'vitest'
import { RecentChanges } from '#emulators/content-lake/store/recent-changes.ts'

const change = (id: string) => ({ id, before: null, after: null })
const ids = (recent: RecentChanges, sequence: number) => recent.since(sequence)?.map(({ id }) => id)

it('tells what changed after a sequence, and nothing of what it does not know', () => {
  const recent = new RecentChanges()
  expect(ids(recent, 0)).toBeUndefined()
  recent.add([change('a'), change('b')], 7)
  recent.add([change('c')], 8)
  expect(ids(recent, 6)).toEqual(['a', 'b', 'c'])
  expect(ids(recent, 7)).toEqual(['c'])
  expect(ids(recent, 8)).toEqual([])
  expect(ids(recent, 5)).toBeUndefined()
  expect(ids(recent, 9)).toBeUndefined()
  recent.forget()
  expect(ids(recent, 7)).toBeUndefined()
})

it('forgets the oldest of very many, and never a part of what it tells', () => {
  const recent = new RecentChanges()
  const pairs = 5000
  for (let sequence = 1; sequence <= pairs; sequence += 1) {
    recent.add([change(`a${sequence}`), change(`b${sequence}`)], sequence)
  }
  expect(ids(recent, 1)).toBeUndefined()
  for (let sequence = pairs - 1500; sequence < pairs; sequence += 1) {
    const known = ids(recent, sequence)
    if (known) expect(known).toHaveLength(2 * (pairs - sequence))
  }
  expect(ids(recent, pairs - 100)).toHaveLength(200)
})
