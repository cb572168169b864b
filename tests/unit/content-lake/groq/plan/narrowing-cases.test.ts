import { describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { DocumentIndex } from '#emulators/content-lake/store/document-index.ts'
import type { SanityDocument } from '#emulators/content-lake/types.ts'

const context = { projectId: 'test', dataset: 'production' }
const time = '2026-01-01T00:00:00Z'

type Fields = Record<string, unknown>

class Documents extends DocumentIndex {
  sequence = 0

  constructor(documents: Record<string, Fields> = {}) {
    super()
    for (const [id, fields] of Object.entries(documents)) this.put(id, fields)
  }

  put(id: string, fields: Fields | null): void {
    this.sequence += 1
    const base = { _id: id, _type: 'item', _rev: `r${this.sequence}`, _createdAt: time, _updatedAt: time }
    const after: SanityDocument | null =
      fields && Object.defineProperties(base, Object.getOwnPropertyDescriptors(fields))
    this.apply([{ id, before: null, after }], this.sequence)
  }
}

/** Every way that a list can be come by: few candidates looked at one by one, or a list that is kept. */
const engines = (source: Documents) =>
  [0, 256].map((fewCandidates) => createQueryEngine(source, { ...context, fewCandidates }))

async function everyWay(
  source: Documents,
  query: string,
  perspective: string | string[] = 'raw',
): Promise<unknown> {
  const answers = await Promise.all(
    engines(source).map(async (engine) => (await engine.query({ query, perspective })).result),
  )
  expect(answers[1]).toEqual(answers[0])
  return answers[0]
}

describe('order', () => {
  it('puts dates before numbers, strings and booleans, and all else behind them as equals', async () => {
    const source = new Documents({
      a: { v: null },
      b: { v: true },
      c: { v: 'text' },
      d: { v: 10 },
      e: {},
      f: { v: [1] },
      g: { v: 9 },
      h: { v: { x: 1 } },
      i: { v: false },
      j: { v: '10' },
      k: { v: ['a'] },
    })
    expect(await everyWay(source, '*[_type == "item"] | order(v)._id')).toEqual([...'gdjcibaefhk'])
    expect(await everyWay(source, '*[_type == "item"] | order(v desc)._id')).toEqual([...'aefhkbicjdg'])
  })

  it('leaves equals in the order of their ids, upwards and downwards', async () => {
    const source = new Documents({ b: { v: 1 }, a: { v: 1 }, d: { v: 0 }, c: { v: 1 } })
    expect(await everyWay(source, '*|order(v)._id')).toEqual(['d', 'a', 'b', 'c'])
    expect(await everyWay(source, '*|order(v desc)._id')).toEqual(['a', 'b', 'c', 'd'])
    expect(await everyWay(source, '*|order(v desc)[1..2]._id')).toEqual(['b', 'c'])
  })

  it('moves a document whose key has changed, also to one that it had before', async () => {
    const source = new Documents({ a: { v: 1 }, b: { v: 2 }, c: { v: 3 } })
    const all = engines(source)
    const order = async () => {
      const answers = await Promise.all(all.map((engine) => engine.query({ query: '*|order(v)[0...2]._id' })))
      return answers.map(({ result }) => (result as string[]).join(''))
    }
    expect(await order()).toEqual(['ab', 'ab'])
    source.put('c', { v: 0 })
    expect(await order()).toEqual(['ca', 'ca'])
    source.put('c', { v: 'text' })
    source.put('c', { v: 0 })
    expect(await order()).toEqual(['ca', 'ca'])
    source.put('a', null)
    expect(await order()).toEqual(['cb', 'cb'])
    source.put('a', { v: 0 })
    expect(await order()).toEqual(['ac', 'ac'])
  })
})

describe('comparisons', () => {
  const source = new Documents({
    a: { v: 1, tags: ['x', 1] },
    b: { v: '1', tags: [null, 'y'] },
    c: { v: true, tags: 'x' },
    d: { v: null },
    e: {},
    f: { v: [1], tags: [['x']] },
  })

  it.each([
    ['v == 1', 'a'],
    ['v == "1"', 'b'],
    ['v == null', 'de'],
    ['v != 1', 'bcdef'],
    ['v in [1, true, 1]', 'ac'],
    ['v in [null]', 'de'],
    ['!(v in [1, null])', 'bcf'],
    ['v == [1]', ''],
    ['v', 'c'],
    ['!v', ''],
    ['defined(v)', 'abcf'],
    ['!defined(v)', 'de'],
    ['v > 0', 'a'],
    ['!(v > 0)', ''],
    ['"x" in tags', 'a'],
    ['null in tags', 'b'],
    ['!("x" in tags)', 'bf'],
    ['v == 1 || "y" in tags', 'ab'],
  ])('%s', async (condition, ids) => {
    expect(await everyWay(source, `*[${condition}]._id`)).toEqual([...ids])
    expect(await everyWay(source, `count(*[${condition}])`)).toBe(ids.length)
  })
})

describe('overlays', () => {
  it('follow each version of a document', async () => {
    const source = new Documents({ a: { v: 1 }, b: { v: 2 } })
    const all = engines(source)
    const look = async (perspective: string | string[]) => {
      const query = '*[_type == "item"] | order(v)[0...5]{_id, _originalId, v}'
      const shown = await Promise.all(
        all.map(async (engine) => {
          const { result } = await engine.query({ query, perspective })
          return (result as { _originalId: string; v: number }[]).map(
            ({ _originalId, v }) => `${_originalId} ${v}`,
          )
        }),
      )
      expect(shown[1]).toEqual(shown[0])
      return shown[0]
    }
    const stack = ['r1', 'drafts']
    expect(await look('drafts')).toEqual(['a 1', 'b 2'])
    expect(await look(stack)).toEqual(['a 1', 'b 2'])
    source.put('drafts.a', { v: 3 })
    source.put('drafts.c', { v: 0 })
    expect(await look('drafts')).toEqual(['drafts.c 0', 'b 2', 'drafts.a 3'])
    expect(await look('published')).toEqual(['a 1', 'b 2'])
    source.put('versions.r1.a', { _system: { delete: true } })
    expect(await look(stack)).toEqual(['drafts.c 0', 'b 2'])
    source.put('versions.r1.a', null)
    source.put('drafts.a', null)
    source.put('drafts.c', null)
    expect(await look(stack)).toEqual(['a 1', 'b 2'])
  })
})

describe('work', () => {
  const SIZE = 600
  let reads = 0

  /** Counts how often the field is read. */
  const counted = (value: unknown): Fields =>
    Object.defineProperty({}, 'v', {
      enumerable: true,
      get() {
        reads += 1
        return value
      },
    })

  const documents = () =>
    new Documents(Object.fromEntries(Array.from({ length: SIZE }, (_, n) => [`d${n}`, counted(n % 300)])))

  async function readsOf(
    engine: ReturnType<typeof createQueryEngine>,
    query: string,
    params = {},
  ): Promise<number> {
    reads = 0
    await engine.query({ query, params })
    return reads
  }

  it.each([
    ['a listing', '*[_type == "item" && defined(v)] | order(v desc)[0...10]{_id}'],
    ['a count', 'count(*[_type == "item" && defined(v)])'],
    ['what comes first', '*[_type == "item" && defined(v)][0]._id'],
    [
      'a projection before its order',
      '*[_type == "item"]{_id, "orderings": [v]} | order(orderings[0] desc)[0...10]',
    ],
    ['a value of a field', '*[v == 7]._id'],
  ])('of %s is done once, and after a change for that alone', async (_, query) => {
    const source = documents()
    const engine = createQueryEngine(source, { ...context, fewCandidates: 4 })
    expect(await readsOf(engine, query)).toBeGreaterThanOrEqual(SIZE / 2)
    expect(await readsOf(engine, query)).toBeLessThan(40)
    source.put('d7', counted(1000))
    source.put('new', counted(7))
    expect(await readsOf(engine, query)).toBeLessThan(200)
  })

  it('of a listing is shared by all that leave out one document or another', async () => {
    const engine = createQueryEngine(documents(), context)
    const query = '*[_type == "item" && _id != $id] | order(v desc)[0...4]{_id}'
    expect(await readsOf(engine, query, { id: 'd1' })).toBeGreaterThanOrEqual(SIZE)
    expect(await readsOf(engine, query, { id: 'd2' })).toBeLessThan(40)
    expect(await readsOf(engine, query, { id: 'd599' })).toBeLessThan(40)
  })

  it('of the list pane of the Studio is that of its first page', async () => {
    const engine = createQueryEngine(documents(), context)
    const query = `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery)) && (_type == $type)] {_type, _id, _originalId, "orderings": [v]} | order(orderings[0] desc) [0...$__limit]`
    const params = { __types: ['item'], __limit: 11, __query: '*', __rawQuery: '', type: 'item' }
    await readsOf(engine, query, params)
    expect(await readsOf(engine, query, params)).toBe(11)
  })

  it('of ten constant sub-queries within each other is that of one after the other', async () => {
    let query = '*[v + 0 >= 0]._id'
    for (let level = 0; level < 10; level += 1) query = `*[v + 0 >= 0 && _id in ${query}]._id`
    const engine = createQueryEngine(documents(), context)
    expect(await readsOf(engine, `count(${query})`)).toBeLessThanOrEqual(11 * SIZE)
  })
})
