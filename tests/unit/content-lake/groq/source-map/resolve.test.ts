import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'
import { createRandom } from '../random.ts'
import { randomDocuments } from '../random-documents.ts'
import { randomParams, randomQuery } from '../random-query.ts'

const STEP = /\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|\[\?\(@\._key=='((?:[^'\\]|\\.)*)'\)\]/gy

const plain = (text: string) => text.replace(/\\(['\\])/g, '$1')

/** Follows a normalised JSONPath, a `_key` to the first item that has it. */
function follow(root: unknown, path: string): unknown {
  let value = root
  let read = 1
  for (const [whole, name, index, key] of path.slice(1).matchAll(STEP)) {
    read += whole.length
    const list = value as { _key?: unknown }[]
    if (key !== undefined) value = list.find((item) => item?._key === plain(key))
    else value = (value as Record<string, unknown>)[name === undefined ? Number(index) : plain(name)]
  }
  expect(read, path).toBe(path.length)
  return value
}

describe('a Content Source Map', () => {
  it.each(Array.from({ length: 3 }, (_, round) => round))(
    'leads from each value of a result to the same value in a document, round %i',
    async (round) => {
      const random = createRandom(500 + round)
      const source = new MemorySource(randomDocuments(random))
      const engine = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
      let followed = 0
      for (let turn = 0; turn < 30; turn += 1) {
        const query = randomQuery(random)
        const { result, resultSourceMap } = await engine.query({
          query,
          params: randomParams(random),
          perspective: random.pick(['raw', 'published', 'drafts', 'r1,drafts']),
          resultSourceMap: random.pick([true, 'withKeyArraySelector'] as const),
        })
        const { mappings = {}, documents = [], paths = [] } = resultSourceMap ?? {}
        for (const [at, { source: from }] of Object.entries(mappings)) {
          if (from.type !== 'documentValue') continue
          const { _id, _type } = documents[from.document] as { _id: string; _type: string }
          const document = source.get(_id)
          expect(document?._type, query).toBe(_type)
          const value = follow(result, at)
          expect(['string', 'number', 'boolean']).toContain(typeof value)
          expect(follow(document, paths[from.path] as string), `${query} ${at}`).toBe(value)
          followed += 1
        }
      }
      expect(followed).toBeGreaterThan(20)
    },
  )

  it('names an item by its place when another before it has the same key', async () => {
    const source = new MemorySource([
      {
        _id: 'a',
        _type: 'page',
        list: [
          { _key: 'k', t: 'first' },
          { _key: 'k', t: 'second' },
        ],
      },
    ])
    const { query } = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
    const answer = await query({ query: '*[0].list[].t', resultSourceMap: 'withKeyArraySelector' })
    expect(answer.resultSourceMap?.paths).toEqual(["$['list'][?(@._key=='k')]['t']", "$['list'][1]['t']"])
  })

  it('sees through sums of arrays and of objects', async () => {
    const source = new MemorySource([{ _id: 'a', _type: 'page', tags: ['x'], seo: { title: 'T', n: 1 } }])
    const { query } = createQueryEngine(source, { projectId: 'test', dataset: 'production' })
    const answer = await query({
      query: '*[0]{"tags": ["new"] + tags, "seo": seo + {"n": 2}, "twice": seo.title + seo.title}',
      resultSourceMap: true,
    })
    expect(Object.keys(answer.resultSourceMap?.mappings ?? {})).toEqual(["$['tags'][1]", "$['seo']['title']"])
  })
})
