import { stegaClean } from '@sanity/client/stega'
import { expect } from 'vitest'
import { type Bench, expectRefusals, failureOf, type Suite } from './bench.ts'

/** A published document, its draft, one that is a draft only, and a version in the release `r1`. */
async function pots({ as, id }: Bench) {
  const type = id('pot')
  const ids = { one: id(), two: id() }
  await as('editor')
    .transaction()
    .create({ _id: ids.one, _type: type, title: 'Old' })
    .create({ _id: `drafts.${ids.one}`, _type: type, title: 'New' })
    .create({ _id: `drafts.${ids.two}`, _type: type, title: 'Unpublished' })
    .create({ _id: `versions.r1.${ids.one}`, _type: type, title: 'Released' })
    .commit()
  return { type, ids, titles: '*[_type == $type] | order(title asc).title' }
}

const listOf = '*[_type == $type]{title}'

/** Queries, and requests in general. */
export const reading: Suite = {
  fetch: {
    'answers a result, with parameters of every kind': async ({ as }) => {
      const params = {
        text: 'ü "q" \\',
        number: -0.5,
        yes: true,
        none: null,
        list: [1, { a: 'b' }],
        object: { c: [] },
      }
      const query = '{"p": [$text, $number, $yes, $none, $list, $object]}'
      expect(await as('viewer').fetch(query, params)).toEqual({ p: Object.values(params) })
    },
    'posts a long query': async ({ as }) =>
      expect(await as('viewer').fetch(`1 + $n${' '.repeat(12_000)}`, { n: 2 })).toBe(3),
    'reads the perspective that is asked for, by option, config or version': async (bench) => {
      const { type, titles } = await pots(bench)
      const read = (perspective: 'published' | 'drafts' | 'previewDrafts' | 'raw' | string[]) =>
        bench.as('viewer', { ignoreWarnings: /perspective/i }).fetch(titles, { type }, { perspective })
      expect(await read('published')).toEqual(['Old'])
      expect(await read('drafts')).toEqual(['New', 'Unpublished'])
      expect(await read('previewDrafts')).toEqual(['New', 'Unpublished'])
      expect(await read('raw')).toEqual(['New', 'Old', 'Released', 'Unpublished'])
      expect(await read(['r1', 'drafts'])).toEqual(['Released', 'Unpublished'])
      expect(await bench.as('viewer', { perspective: 'drafts' }).fetch(titles, { type })).toHaveLength(2)
      expect(await bench.as('viewer').fetch(titles, { type })).toEqual(['Old'])
      expect(await bench.as('viewer', { apiVersion: '2024-01-01' }).fetch(titles, { type })).toHaveLength(4)
      expect(await bench.as('nobody').fetch(titles, { type }, { perspective: 'raw' })).toEqual(['Old'])
    },
    'tells of the original id in a perspective': async (bench) => {
      const { type, ids } = await pots(bench)
      const query = '*[_type == $type && title == "New"]{_id, _originalId}'
      expect(await bench.as('viewer').fetch(query, { type }, { perspective: 'drafts' })).toEqual([
        { _id: ids.one, _originalId: `drafts.${ids.one}` },
      ])
    },
    'answers the whole response on request': async (bench) => {
      const { type } = await pots(bench)
      const whole = await bench.as('viewer').fetch(listOf, { type }, { filterResponse: false })
      expect(whole).toEqual({
        query: listOf,
        result: [{ title: 'Old' }],
        ms: expect.any(Number),
        syncTags: [expect.stringMatching(/^s1:/)],
      })
      const brief = await bench
        .as('viewer')
        .fetch(listOf, { type }, { filterResponse: false, returnQuery: false })
      expect(brief).not.toHaveProperty('query')
    },
    'maps each value to its source, with indexes or with keys': async ({ as, id }) => {
      const _id = id()
      await as('editor').create({ _id, _type: 'x', list: [{ _key: 'k1', text: 'a' }] })
      const mapOf = async (resultSourceMap: true | 'withKeyArraySelector') => {
        const options = { filterResponse: false, resultSourceMap } as const
        const response = await as('viewer').fetch('*[_id == $_id][0]{list[]{_key, text}}', { _id }, options)
        return response.resultSourceMap
      }
      expect(await mapOf(true)).toMatchObject({
        documents: [{ _id, _type: 'x' }],
        mappings: { "$['list'][0]['text']": { type: 'value', source: { type: 'documentValue' } } },
      })
      expect(JSON.stringify(await mapOf('withKeyArraySelector'))).toContain("?(@._key=='k1')")
    },
    'hides the source in the text for click-to-edit': async (bench) => {
      const { type } = await pots(bench)
      const stega = { enabled: true, studioUrl: 'http://localhost:3333' }
      const [pot] = await bench.as('viewer', { stega }).fetch(listOf, { type })
      expect(pot.title).not.toBe('Old')
      expect(stegaClean(pot.title)).toBe('Old')
      expect(await bench.as('viewer', { stega }).fetch(listOf, { type }, { stega: false })).toEqual([
        { title: 'Old' },
      ])
    },
    'takes the options of caches and of live content': async (bench) => {
      const { type } = await pots(bench)
      const client = bench.as('viewer', { useCdn: true })
      for (const options of [
        { useCdn: false },
        { cacheMode: 'noStale' as const },
        { lastLiveEventId: 'any' },
        { lastLiveEventId: ['any', 'other'] },
        { tag: 'conformance.fetch' },
        { cache: 'no-store' as const },
        { timeout: 5000 },
        { headers: { 'x-any': '1' } },
        { token: 'admin-token' },
      ]) {
        expect(await client.fetch(listOf, { type }, options)).toEqual([{ title: 'Old' }])
      }
    },
    'ends when it is aborted': async ({ as, running }) => {
      running.lake.faults.set([{ kind: 'slow', ms: 5000, path: '/data/query', times: 1 }])
      const abort = new AbortController()
      const fetching = as('viewer').fetch('1', {}, { signal: abort.signal })
      setTimeout(() => abort.abort(), 20)
      await expect(fetching).rejects.toMatchObject({ name: 'AbortError' })
      running.lake.faults.clear()
    },
    'shows where a query does not parse': async ({ as }) => {
      const query = '*[_type == '
      const failure = await failureOf(as('viewer').fetch(query, {}, { tag: 'shop.list' }))
      expect(failure).toMatchObject({
        statusCode: 400,
        details: { type: 'queryParseError', query, start: expect.any(Number), end: expect.any(Number) },
        response: { method: 'GET' },
      })
      expect(failure.message).toMatch(/^GROQ query parse error:[\s\S]+\*\[_type == [\s\S]+Tag: shop\.list/)
    },
    'names a parameter that is missing, and a function that is none': async ({ as }) => {
      const missing = await failureOf(as('viewer').fetch('*[_id == $absent]'))
      expect(missing.details?.description).toBe('param $absent referenced, but not provided')
      expect((await failureOf(as('viewer').fetch('nothing::at(1)'))).statusCode).toBe(400)
    },
    'asks for a dataset that is there, and may be read': async (bench) => {
      await expectRefusals(bench, (client) => client.fetch('1'))
      expect(await failureOf(bench.as('nobody', { dataset: 'hidden' }).fetch('*'))).toMatchObject({
        statusCode: 401,
      })
      expect(await bench.as('viewer', { dataset: 'hidden' }).fetch('count(*)')).toBe(0)
    },
    'reads a dataset that is addressed as a resource': async (bench) => {
      const { type } = await pots(bench)
      const resource = { type: 'dataset', id: 'restock.production' } as const
      const client = bench.as('viewer', { resource })
      expect(await client.fetch(listOf, { type })).toEqual([{ title: 'Old' }])
    },
  },

  request: {
    'asks any path, with query, body and headers': async ({ as }) => {
      const url = '/data/query/production'
      expect(await as('viewer').request({ url, query: { query: '1 + $n', $n: '2' } })).toMatchObject({
        result: 3,
      })
      const body = { query: '$n * 2', params: { n: 4 } }
      expect(await as('viewer').request({ url, method: 'POST', body })).toMatchObject({ result: 8 })
      const raw = await as('viewer').request({ url: '/data/export/staging', rawBody: true } as never)
      expect(raw).toBeInstanceOf(Uint8Array)
    },
    'fails for a path that is none and a method that is not taken': async ({ as }) => {
      expect(await failureOf(as('viewer').request({ url: '/nowhere' }))).toMatchObject({
        statusCode: 404,
        message: 'Not Found - Not Found',
      })
      const wrong = as('viewer').request({ url: '/data/query/production', method: 'DELETE' })
      expect(await failureOf(wrong)).toMatchObject({ statusCode: 405 })
    },
    'fails for a body that is not what it should be': async ({ as }) => {
      const url = '/data/mutate/production'
      for (const body of ['not an object', [], { mutations: 'none' }, {}]) {
        const failure = await failureOf(as('editor').request({ url, method: 'POST', body }))
        expect(failure.statusCode).toBe(400)
        expect(failure.message.length).toBeGreaterThan(20)
      }
    },
  },
}
