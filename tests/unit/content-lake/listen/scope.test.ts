import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { createAudience } from '#emulators/content-lake/listen/audience.ts'
import { MemorySource } from '../groq/memory-source.ts'
import { createRandom } from '../groq/random.ts'
import { randomDocuments } from '../groq/random-documents.ts'
import { condition, randomParams } from '../groq/random-query.ts'

const engineOf = (source: MemorySource) => createQueryEngine(source, { projectId: 'p', dataset: 'd' })

describe('the scope of a filter', () => {
  it.each<[string, string[] | null]>([
    ['*[_id in $ids]', ['id a', 'id drafts.a']],
    ['*[_id == "x" && n > 1] | order(title)[0...2]{title}', ['id x']],
    ['*[_type in ["a", "b"] && slug.current == $slug]', ['slug luna']],
    ['*[_type == "a" || (_id == "b" && _type == $type)]', ['type a', 'id b']],
    ['*[references($ids) && _type == "a"]', ['references a', 'references drafts.a']],
    ['*["a" in refs[]._ref]', ['references a']],
    ['*[sanity::versionOf("a")]', ['version of a', 'id a']],
    ['{"a": *[_type == "a"], "b": *[_type == "b"]}', ['type a', 'type b']],
    ['{"a": *[_type == "a"], "b": *[n == 1]}', null],
    ['*', null],
    ['*[!(_id in path("drafts.**"))]', null],
    ['*[_type == *[_id == "x"][0].kind]', null],
    ['*[slug.current == null]', null],
  ])('%s', (query, expected) => {
    const params = { ids: ['a', 'drafts.a'], slug: 'luna', type: 'c' }
    expect(engineOf(new MemorySource([])).scopeOf(query, params)).toEqual(expected)
  })

  it.each([1, 2, 3, 4])('leaves out no document that the filter matches, round %i', (round) => {
    const random = createRandom(round)
    const source = new MemorySource(randomDocuments(random))
    const engine = engineOf(source)
    let named = 0
    for (let turn = 0; turn < 40; turn++) {
      const query = `*[${condition(random, 2)}]`
      const params = randomParams(random)
      const scope = engine.scopeOf(query, params)
      if (scope) named++
      const matches = engine.createFilter(query, params)
      const audience = createAudience<string>()
      audience.add('listener', scope)
      for (const after of source.all()) {
        const { size } = audience.concernedBy([{ id: after._id, before: null, after }])
        if (matches(after)) expect(size, `${query} ${JSON.stringify(params)} ${after._id}`).toBe(1)
      }
    }
    expect(named).toBeGreaterThan(0)
  })
})
