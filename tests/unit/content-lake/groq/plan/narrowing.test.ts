import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom } from '../random.ts'
import { randomDocuments } from '../random-documents.ts'
import { randomParams, randomQuery } from '../random-query.ts'

const sanity = { projectId: 'test', dataset: 'production' }
const now = new Date('2026-02-03T04:05:06Z')

async function plain(query: string, params: Record<string, unknown>, source: MemorySource): Promise<unknown> {
  const dataset = source.all().toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const options = { dataset, params, sanity, identity: 'system', timestamp: now }
  return (await evaluate(parse(query, { params }), options)).get()
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value ?? null))

describe('narrowed queries', () => {
  it.each(Array.from({ length: 8 }, (_, round) => round))(
    'give what plain groq-js gives, round %i',
    async (round) => {
      const random = createRandom(round)
      const source = new MemorySource(randomDocuments(random))
      const engine = createQueryEngine(source, sanity)
      for (let turn = 0; turn < 60; turn += 1) {
        const query = randomQuery(random)
        const params = randomParams(random)
        const expected = json(await plain(query, params, source))
        const { result } = await engine.query({ query, params, now })
        expect(json(result), `${query}\n${JSON.stringify(params)}`).toEqual(expected)
      }
    },
  )
})
