import { afterAll, describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { openDatabase } from '#emulators/content-lake/store/database.ts'
import { Dataset } from '#emulators/content-lake/store/dataset.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom } from '../random.ts'
import { IDS, randomDocument } from '../random-documents.ts'
import { randomParams, randomQuery } from '../random-query.ts'

const context = { projectId: 'test', dataset: 'production' }

describe('queries over the stored dataset', () => {
  const database = openDatabase(':memory:')
  afterAll(() => database.close())

  it('give, after every write, what they give over documents looked at one by one', async () => {
    const random = createRandom(31)
    const dataset = Dataset.open(database, 'production')
    const engine = createQueryEngine(dataset, context)
    const requests = Array.from({ length: 60 }, () => ({
      query: randomQuery(random),
      params: randomParams(random),
    }))
    for (let turn = 0; turn < 40; turn += 1) {
      const id = random.pick(IDS)
      const isDeleted = random.chance(0.2)
      const { _id, ...fields } = randomDocument(random, id)
      await dataset.commit({
        mutations: [isDeleted ? { delete: { id } } : { createOrReplace: { _id, ...fields } }],
        author: 'test',
      })
      const plain = createQueryEngine(new MemorySource([...dataset.all()]), context)
      for (let step = 0; step < 15; step += 1) {
        const perspective = random.pick(['raw', 'published', 'drafts', ['r1', 'drafts']])
        const request = { ...random.pick(requests), perspective }
        const expected = (await plain.query(request)).result
        expect((await engine.query(request)).result, JSON.stringify(request)).toEqual(expected)
      }
    }
    expect(dataset.size).toBeGreaterThan(3)
  })
})
