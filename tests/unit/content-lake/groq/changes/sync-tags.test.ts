import { describe, expect, it } from 'vitest'
import { tagsOfChange } from '#emulators/content-lake/groq/changes/sync-tags.ts'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import type { Change } from '#emulators/content-lake/types.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom, type Random } from '../random.ts'
import { IDS, randomDocument, randomDocuments } from '../random-documents.ts'
import { randomParams, randomQuery } from '../random-query.ts'

const context = { projectId: 'test', dataset: 'production' }

function randomChange(random: Random, source: MemorySource): Change {
  const id = random.pick(IDS)
  const before = source.get(id) ?? null
  if (before && random.chance(0.3)) {
    source.remove(id)
    return { id, before, after: null }
  }
  return { id, before, after: source.put(randomDocument(random, id)) }
}

describe('sync tags', () => {
  it.each(Array.from({ length: 20 }, (_, round) => round))(
    'tell of every change that alters a result, round %i',
    async (round) => {
      const random = createRandom(2000 + round)
      const source = new MemorySource(randomDocuments(random))
      const engine = createQueryEngine(source, context)
      for (let turn = 0; turn < 40; turn += 1) {
        const query = randomQuery(random)
        const perspective = random.pick(['raw', 'published', 'drafts', ['r1', 'drafts']])
        const request = { query, params: randomParams(random), perspective }
        const { result, syncTags } = await engine.query(request)
        const before = JSON.stringify(result)
        const change = randomChange(random, source)
        const after = JSON.stringify((await engine.query(request)).result)
        if (before === after) continue
        const told = tagsOfChange(source, change)
        expect(
          told.some((tag) => syncTags.includes(tag)),
          `${JSON.stringify(request)} after ${change.id}`,
        ).toBe(true)
      }
    },
  )

  const source = new MemorySource([
    { _id: 'p1', _type: 'product', slug: { current: 'one' }, category: { _type: 'reference', _ref: 'c1' } },
    { _id: 'p2', _type: 'product', slug: { current: 'two' } },
    { _id: 'c1', _type: 'category', title: 'cups' },
    { _id: 'c2', _type: 'category', title: 'pots' },
  ])
  const engine = createQueryEngine(source, context)

  async function isTold(query: string, change: Change): Promise<boolean> {
    const { syncTags } = await engine.query({ query, perspective: 'published' })
    return tagsOfChange(source, change).some((tag) => syncTags.includes(tag))
  }
  const edited = (id: string): Change => {
    const before = source.get(id) ?? null
    return { id, before, after: before && { ...before, title: 'edited' } }
  }

  it('do not tell of what was not read', async () => {
    const bySlug = '*[_type == "product" && slug.current == "one"][0]{slug, category->}'
    expect(await isTold(bySlug, edited('p1'))).toBe(true)
    expect(await isTold(bySlug, edited('c1'))).toBe(true)
    expect(await isTold(bySlug, edited('p2'))).toBe(false)
    expect(await isTold(bySlug, edited('c2'))).toBe(false)
    expect(await isTold('*[_type == "product"]', edited('c1'))).toBe(false)
  })

  it('are few enough for a cached fetch in Next, however many documents are read', async () => {
    const many = new MemorySource([{ _id: 'root', _type: 'page' }])
    for (let n = 0; n < 500; n += 1) {
      const reference = { _type: 'reference', _ref: n % 9 === 0 ? `missing-${n}` : `item-${n + 1}` }
      many.put({ _id: `item-${n}`, _type: `item${n % 3}`, reference })
    }
    const lake = createQueryEngine(many, context)
    for (const query of [
      '*[_type == "item0"]{"r": reference->title}',
      '*[_id in *[_type == "item1"].reference._ref]',
    ]) {
      const { syncTags } = await lake.query({ query })
      expect(syncTags.length).toBeLessThanOrEqual(128)
      expect(syncTags.every((tag) => /^s1:[\w-]+$/.test(tag))).toBe(true)
    }
  })
})
