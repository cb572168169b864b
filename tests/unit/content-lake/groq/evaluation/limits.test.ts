import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { MemorySource } from '../memory-source.ts'

const source = new MemorySource(
  Array.from({ length: 2000 }, (_, n) => ({
    _id: `d${n}`,
    _type: 'item',
    n,
    text: `${'a'.repeat(200)}${n}`,
  })),
)
const engine = createQueryEngine(source, {
  projectId: 'test',
  dataset: 'production',
  timeLimitMs: 100,
  sizeLimit: 100_000,
})

const list = Array.from({ length: 3000 }, (_, n) => n)
/** For what must be answered otherwise than by the time: a tenth of a second is less than a busy machine may pause. */
const limits = { timeMs: 60_000, size: 100_000 }

describe('limits', () => {
  it.each<[string, Record<string, unknown>]>([
    ['count(*[count(*[n > ^.n && text match "b*"]) > 0 && n < 0 || count(*[n < ^.n]) > 5000])', {}],
    ['count($list[count(^.list[@ > 1]) > 1 || count($list[@ in $list]) > 0])', { list }],
    ['*[] | order(count(*[n > ^.n]))', {}],
    [
      '*[text match $patterns]',
      { patterns: Array.from({ length: 2000 }, (_, n) => `${'a*'.repeat(100)}b${n}`) },
    ],
  ])('stop %s', async (query, params) => {
    await expect(engine.query({ query, params })).rejects.toMatchObject({
      status: 400,
      body: { error: { type: 'queryTimeout' } },
    })
  })

  it('serve the next query as if nothing had been', async () => {
    expect((await engine.query({ query: 'count(*[n < 10])', limits })).result).toBe(10)
  })

  it('refuse a result that is too large', async () => {
    const tooLarge = { status: 400, body: { error: { type: 'queryResultTooLarge' } } }
    await expect(engine.query({ query: '*[n < 1000]', limits })).rejects.toMatchObject(tooLarge)
    const doubling = `{"a": $list}${'{"a": a + a}'.repeat(30)}`
    await expect(engine.query({ query: doubling, params: { list }, limits })).rejects.toMatchObject(tooLarge)
    const longer = `{"a": "0123456789"}${'{"a": a + a}'.repeat(40)}`
    await expect(engine.query({ query: longer, limits })).rejects.toMatchObject(tooLarge)
  })

  it('take ten constant sub-queries within each other in stride', async () => {
    let query = '*[_type == "item"]._id'
    for (let level = 0; level < 10; level += 1) query = `*[_id in ${query}]._id`
    const unhurried = createQueryEngine(source, {
      projectId: 'test',
      dataset: 'production',
      timeLimitMs: 60_000,
    })
    expect((await unhurried.query({ query: `count(${query})` })).result).toBe(2000)
  })
})
