import { beforeAll, describe, expect, it } from 'vitest'
import { createQueryEngine } from '#emulators/content-lake/groq/engine.ts'
import { loadTopology } from '#emulators/content-lake/groq/functions/geo/topology.ts'
import { MemorySource } from '../memory-source.ts'
import { askOf } from './ask.ts'

const ask = askOf()

const before = {
  name: 'Ann',
  age: 41,
  tags: ['x', 'y'],
  address: { city: 'Cork', lines: ['a', 'b'] },
  jobs: [
    { _key: 'k1', title: 'Potter', pay: 3 },
    { _key: 'k2', title: 'Baker', pay: 4 },
  ],
}
const with_ = (change: object) => ({ ...before, ...change })

describe('diff::changedAny', () => {
  it.each<[string, object, boolean]>([
    ['name', {}, false],
    ['name', { age: 42 }, false],
    ['name', { name: 'Anna' }, true],
    ['name', { name: null }, true],
    ['(name, age)', { age: 42 }, true],
    ['(name, age)', { tags: [] }, false],
    ['((name))', { name: 'B' }, true],
    ['missing', { name: 'B' }, false],
    ['missing', { missing: 1 }, true],
    ['address', { address: { city: 'Cobh', lines: ['a', 'b'] } }, true],
    ['address.city', { address: { city: 'Cork', lines: [] } }, false],
    ['address["city"]', { address: { city: 'Cobh', lines: [] } }, true],
    ['address.(city, lines)', { address: { city: 'Cork', lines: [] } }, true],
    ['address.(city)', { address: { city: 'Cork', lines: [] } }, false],
    ['tags', { tags: ['y', 'x'] }, true],
    ['tags[]', { tags: ['x', 'y'] }, false],
    ['tags[]', { tags: ['x'] }, true],
    ['jobs[].title', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, false],
    ['jobs[].pay', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
    ['jobs[].(title, pay)', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
    ['jobs[_key == "k1"]', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, false],
    ['jobs[_key == "k2"]', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
    ['jobs[pay > 3].title', { jobs: [before.jobs[0], { ...before.jobs[1], title: 'Cook' }] }, true],
    ['anywhere(_key == "k2")', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
    ['anywhere(_key == "k1")', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, false],
  ])('%s with %j: %s', async (selector, change, expected) => {
    const params = { before, after: with_(change) }
    expect(await ask(`diff::changedAny($before, $after, ${selector})`, params)).toBe(expected)
  })
})

describe('diff::changedOnly', () => {
  it.each<[string, object, boolean]>([
    ['name', {}, true],
    ['name', { name: 'B' }, true],
    ['name', { age: 1 }, false],
    ['name', { name: 'B', age: 1 }, false],
    ['(name, age)', { name: 'B', age: 1 }, true],
    ['address', { address: { city: 'Cobh' } }, true],
    ['address.city', { address: { city: 'Cobh', lines: ['a', 'b'] } }, true],
    ['address.city', { address: { city: 'Cobh', lines: ['a'] } }, false],
    ['tags', { tags: [] }, true],
    ['tags[]', { tags: ['x', 'z'] }, true],
    ['tags[]', { tags: ['x', 'y', 'z'] }, false],
    ['jobs[].pay', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
    ['jobs[].title', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, false],
    ['jobs[_key == "k2"]', { jobs: [before.jobs[0], { ...before.jobs[1], pay: 5 }] }, true],
  ])('%s with %j: %s', async (selector, change, expected) => {
    const params = { before, after: with_(change) }
    expect(await ask(`diff::changedOnly($before, $after, ${selector})`, params)).toBe(expected)
  })
})

describe('comparisons within queries', () => {
  const { query } = createQueryEngine(
    new MemorySource([
      { _id: 'p', _type: 'post', title: 'Old', n: 1 },
      { _id: 'drafts.p', _type: 'post', title: 'New', n: 1 },
    ]),
    { projectId: 'shop', dataset: 'production' },
  )

  it('compare documents, and read sub-queries', async () => {
    const drafts = '*[_id in path("drafts.**")]'
    const published = '*[_id == string::split(^._id, "drafts.")[1]][0]'
    const { result } = await query({
      query: `${drafts}{_id, "retitled": diff::changedAny(${published}, @, title), "renumbered": diff::changedAny(${published}, @, n)}`,
    })
    expect(result).toEqual([{ _id: 'drafts.p', retitled: true, renumbered: false }])
  })
})

describe('delta mode', () => {
  const source = new MemorySource([{ _id: 'c', _type: 'category', title: 'Mugs' }])
  // A server has it from its start. It takes half of a rule's time to load, and on a busy machine more.
  beforeAll(loadTopology)
  const { evaluateDelta } = createQueryEngine(source, { projectId: 'shop', dataset: 'production' })
  const old = source.put({ _id: 'p', _type: 'post', ...before, category: { _ref: 'c' } })
  const late = source.put({
    ...old,
    _rev: 'next',
    _updatedAt: 'later',
    name: 'Anna',
    jobs: [{ ...before.jobs[0], pay: 9 }, before.jobs[1]],
  })

  it.each<[string, boolean]>([
    ['delta::changedAny(name)', true],
    ['delta::changedAny(age)', false],
    ['delta::changedAny((age, name))', true],
    ['delta::changedAny(jobs[].title)', false],
    ['delta::changedAny(jobs[].(title, pay))', true],
    ['delta::changedAny(jobs[_key == "k2"])', false],
    ['delta :: changedAny(name)', true],
    ['delta::changedOnly(name)', false],
    ['delta::changedOnly((name, jobs))', true],
    ['delta::changedOnly((name, jobs[].pay))', true],
    ['delta::operation() == "update" && delta::changedAny(name)', true],
    ['before().name + after().name == "AnnAnna"', true],
    ['name == after().name', true],
    ['category->title == "Mugs" // by reference', true],
    ['geo::distance(geo::latLng(0, 0), geo::latLng(0, 0)) == 0', true],
    ['title match "a*"', false],
    ['name match "ann*"', true],
    ['count(*) == 0', true],
  ])('%s', async (filter, expected) => {
    expect((await evaluateDelta({ filter }, { before: old, after: late })).matches).toBe(expected)
  })

  it.each([
    'delta::changedAny()',
    'delta::changedAny(count(a))',
    'delta::operation(1)',
    'delta::nosuch()',
    'name ==',
    '$missing',
  ])('refuses %s', async (filter) => {
    await expect(evaluateDelta({ filter }, { before: old, after: late })).rejects.toMatchObject({
      status: 400,
      body: { error: { type: 'queryParseError' } },
    })
  })

  it('stops a rule that takes too long', async () => {
    // Longer than a busy machine pauses, or the rule after it is stopped too.
    const hurried = createQueryEngine(source, { projectId: 'shop', dataset: 'production', timeLimitMs: 500 })
    const list = Array.from({ length: 20_000 }, (_, at) => at)
    const after = { ...late, list }
    const filter = 'count(list[count(^.list[@ > ^.n && @ != ^.m]) > 0]) > 0'
    await expect(hurried.evaluateDelta({ filter }, { before: null, after })).rejects.toMatchObject({
      status: 400,
      body: { error: { type: 'queryTimeout' } },
    })
    expect((await hurried.evaluateDelta({ filter: 'true' }, { before: null, after })).matches).toBe(true)
  })
})
