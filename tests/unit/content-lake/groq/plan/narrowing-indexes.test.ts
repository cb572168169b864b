import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { SortedList } from '#emulators/content-lake/groq/indexes/sorted-list.ts'
import { DocumentIndex } from '#emulators/content-lake/store/document-index.ts'
import type { SanityDocument } from '#emulators/content-lake/types.ts'
import { createRandom } from '../random.ts'

describe('a sorted list', () => {
  it('is what sorting gives, through thousands of changes', () => {
    const random = createRandom(9)
    const list = new SortedList<number>(
      (a, b) => a - b,
      Array.from({ length: 1500 }, (_, n) => n * 3),
    )
    const expected = new Set(list.values())
    for (let change = 0; change < 6000; change += 1) {
      const item = random.below(4500)
      const isAdded = change < 3000 ? random.chance(0.8) : random.chance(0.2)
      if (isAdded) list.add(item)
      else list.remove(item)
      if (isAdded) expected.add(item)
      else expected.delete(item)
      if (change % 300 !== 0) continue
      expect(list.length).toBe(expected.size)
      const sorted = [...expected].sort((a, b) => a - b)
      expect(list.values()).toEqual(sorted)
      const from = random.below(sorted.length)
      expect(list.slice(from, from + 700)).toEqual(sorted.slice(from, from + 700))
    }
    for (const item of expected) list.remove(item)
    expect(list.length).toBe(0)
    list.add(1)
    expect(list.values()).toEqual([1])
  })

  it('hands out arrays that stay as they are', () => {
    const list = new SortedList<number>((a, b) => a - b, [1, 3])
    const before = list.values()
    list.add(2)
    expect(before).toEqual([1, 3])
    expect(list.values()).toEqual([1, 2, 3])
  })
})

describe('an index that a query has no time to make', () => {
  class Documents extends DocumentIndex {
    sequence = 0

    put(id: string, v: number): void {
      this.sequence += 1
      const time = '2026-01-01T00:00:00Z'
      const after: SanityDocument = {
        _id: id,
        _type: 'item',
        _rev: 'r',
        _createdAt: time,
        _updatedAt: time,
        v,
      }
      this.apply([{ id, before: null, after }], this.sequence)
    }
  }

  it('is made in the background, with what changes meanwhile', async () => {
    const source = new Documents()
    for (let n = 0; n < 3000; n += 1) source.put(`d${String(n).padStart(4, '0')}`, n)
    const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production', timeLimitMs: 0 })
    const first = async () => {
      const { result } = await engine.query({ query: '*[_type == "item"] | order(v desc)[0...3].v' })
      return result
    }
    await expect(first()).rejects.toMatchObject({ body: { error: { type: 'queryTimeout' } } })
    source.put('new', 5000)
    source.put('d2999', -1)
    for (let turn = 0; turn < 100; turn += 1) await setImmediate()
    expect(await first()).toEqual([5000, 2998, 2997])
  })
})
