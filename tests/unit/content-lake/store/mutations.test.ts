import { describe, expect, test } from 'vitest'
import { faultOf, openFixture, refusal } from './fixture.ts'

describe('create', () => {
  test('keeps the document with its system attributes', async () => {
    const { dataset, mutate } = openFixture()
    const result = await mutate([{ create: { _id: 'a', _type: 't', title: 'A' } }], { transactionId: 'T1' })
    const document = {
      _id: 'a',
      _type: 't',
      _rev: 'T1',
      _createdAt: '2026-01-01T00:00:01.000Z',
      _updatedAt: '2026-01-01T00:00:01.000Z',
      title: 'A',
    }
    expect(dataset.get('a')).toEqual(document)
    expect(result.results).toEqual([{ id: 'a', operation: 'create', document }])
  })

  test('makes an id when there is none, and behind a prefix that ends with a dot', async () => {
    const { dataset, mutate } = openFixture()
    const result = await mutate([{ create: { _type: 't' } }, { create: { _id: 'drafts.', _type: 't' } }])
    const [plain, prefixed] = result.results.map(({ id }) => id)
    expect(plain).toMatch(/^[0-9a-f-]{36}$/)
    expect(prefixed).toMatch(/^drafts\.[0-9a-f-]{36}$/)
    expect(dataset.size).toBe(2)
    expect(result.transaction?.mutations).toMatchObject([
      { create: { _id: plain } },
      { create: { _id: prefixed } },
    ])
  })

  test.each(['-a', '.a', 'a..b', 'a b', 'a/b', 'ä', 'x'.repeat(129), '#a', 7])(
    'refuses the id %j',
    async (id) => {
      const fault = await faultOf(openFixture().mutate([{ create: { _id: id, _type: 't' } }]))
      expect(fault).toMatchObject({ status: 400, index: 0, type: 'malformedDocumentIDError' })
    },
  )

  test('of what exists is a conflict that leaves nothing of its transaction', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't' } }])
    const commit = mutate([{ create: { _id: 'b', _type: 't' } }, { create: { _id: 'a', _type: 't' } }])
    expect(await faultOf(commit)).toMatchObject({
      status: 409,
      index: 1,
      type: 'documentAlreadyExistsError',
      id: 'a',
    })
    expect(dataset.get('b')).toBeUndefined()
    expect(dataset.sequence).toBe(1)
  })

  test('refuses a document without a type', async () => {
    expect(await faultOf(openFixture().mutate([{ create: { _id: 'a' } }]))).toMatchObject({ status: 400 })
  })
})

describe('createOrReplace and createIfNotExists', () => {
  test('a replacement keeps the time of creation, and drops what it does not name', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't', old: true } }])
    const { results } = await mutate([{ createOrReplace: { _id: 'a', _type: 't', fresh: true } }])
    expect(results[0]?.operation).toBe('update')
    expect(dataset.get('a')).toMatchObject({
      _createdAt: '2026-01-01T00:00:01.000Z',
      _updatedAt: '2026-01-01T00:00:02.000Z',
      fresh: true,
    })
    expect(dataset.get('a')).not.toHaveProperty('old')
  })

  test('a replacement of another type is a new document', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't' } }])
    await mutate([{ createOrReplace: { _id: 'a', _type: 'u' } }])
    expect(dataset.get('a')?._createdAt).toBe('2026-01-01T00:00:02.000Z')
  })

  test('an import keeps its own time of creation', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([
      { createOrReplace: { _id: 'a', _type: 't', _createdAt: '2020-01-01T00:00:00Z', _rev: 'x' } },
    ])
    expect(dataset.get('a')?._createdAt).toBe('2020-01-01T00:00:00Z')
    expect(dataset.get('a')?._rev).not.toBe('x')
  })

  test('creating what exists, if it does not, is no transaction', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't' } }])
    const result = await mutate([{ createIfNotExists: { _id: 'a', _type: 't', title: 'B' } }])
    expect(result.results[0]).toMatchObject({ id: 'a', operation: 'none' })
    expect(result.transaction).toBeNull()
    expect(dataset.sequence).toBe(1)
  })
})

describe('patch', () => {
  const start = { _id: 'a', _type: 't', title: 'Vase', count: 3, tags: ['x', 'y'], deep: { one: 1 } }

  test.each([
    ['set', { set: { title: 'Bowl', 'deep.two': 2 } }, { title: 'Bowl', deep: { one: 1, two: 2 } }],
    ['setIfMissing', { setIfMissing: { title: 'Bowl', note: 'new' } }, { title: 'Vase', note: 'new' }],
    ['unset', { unset: ['deep.one', 'tags[0]'] }, { deep: {}, tags: ['y'] }],
    ['inc', { inc: { count: 2.5 } }, { count: 5.5 }],
    ['dec', { dec: { count: 4 } }, { count: -1 }],
    ['insert after the last', { insert: { after: 'tags[-1]', items: ['z'] } }, { tags: ['x', 'y', 'z'] }],
    ['insert before', { insert: { before: 'tags[0]', items: ['w'] } }, { tags: ['w', 'x', 'y'] }],
    ['insert in place of', { insert: { replace: 'tags[0]', items: ['1', '2'] } }, { tags: ['1', '2', 'y'] }],
    ['diffMatchPatch', { diffMatchPatch: { title: '@@ -1,4 +1,4 @@\n-V\n+B\n ase\n' } }, { title: 'Base' }],
  ])('%s', async (_name, operations, expected) => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: start }])
    await mutate([{ patch: { id: 'a', ...operations } }])
    expect(dataset.get('a')).toMatchObject(expected)
  })

  test('leaves the document that readers hold as it was', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: start }])
    const held = dataset.get('a')
    const before = structuredClone(held)
    await mutate([
      { patch: { id: 'a', set: { 'deep.one': 9 }, insert: { after: 'tags[-1]', items: ['z'] } } },
    ])
    expect(held).toEqual(before)
  })

  test('that changes nothing is a transaction and a new revision all the same', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: start }])
    await mutate([{ patch: { id: 'a', unset: ['not_there'] } }], { transactionId: 'T2' })
    expect(dataset.get('a')?._rev).toBe('T2')
    expect(dataset.sequence).toBe(2)
  })

  test('of what does not exist', async () => {
    expect(await faultOf(openFixture().mutate([{ patch: { id: 'a', set: {} } }]))).toMatchObject({
      status: 409,
      type: 'documentNotFoundError',
      id: 'a',
    })
  })

  test('under a revision lock passes with the revision and fails with another', async () => {
    const { mutate } = openFixture()
    await mutate([{ create: start }], { transactionId: 'T1' })
    await mutate([{ patch: { id: 'a', ifRevisionID: 'T1', set: { title: 'B' } } }], { transactionId: 'T2' })
    expect(await faultOf(mutate([{ patch: { id: 'a', ifRevisionID: 'T1', set: {} } }]))).toMatchObject({
      status: 409,
      type: 'documentRevisionIDDoesNotMatchError',
      currentRevisionID: 'T2',
      expectedRevisionID: 'T1',
    })
  })

  test('a revision lock means the document before the transaction', async () => {
    const { dataset, mutate } = openFixture()
    await mutate([{ create: start }], { transactionId: 'T1' })
    await mutate([
      { patch: { id: 'a', ifRevisionID: 'T1', inc: { count: 1 } } },
      { patch: { id: 'a', ifRevisionID: 'T1', inc: { count: 1 } } },
    ])
    expect(dataset.get('a')?.count).toBe(5)
  })

  test.each(['_id', '_type', '_createdAt'])('cannot change %s', async (attribute) => {
    const { mutate } = openFixture()
    await mutate([{ create: start }])
    const fault = await faultOf(
      mutate([{ patch: { id: 'a', set: { [attribute]: '2020-01-01T00:00:00Z' } } }]),
    )
    expect(fault).toMatchObject({ status: 409, type: 'immutableAttributeError', attribute })
  })

  test.each([
    [{ set: 'x' }],
    [{ unset: 'x' }],
    [{ inc: { count: 'one' } }],
    [{ insert: { items: [] } }],
    [{ merge: {} }],
    [{ set: { 'a.': 1 } }],
    [{ diffMatchPatch: { title: 'no patch' } }],
  ])('refuses %j', async (operations) => {
    const { mutate } = openFixture()
    await mutate([{ create: start }])
    expect(await faultOf(mutate([{ patch: { id: 'a', ...operations } }]))).toMatchObject({ status: 400 })
  })

  test('refuses a number that JSON cannot hold', async () => {
    const { mutate } = openFixture()
    await mutate([{ create: { ...start, count: 1e308 } }])
    expect(await faultOf(mutate([{ patch: { id: 'a', inc: { count: 1e308 } } }]))).toMatchObject({
      status: 400,
    })
  })
})

describe('selection by query', () => {
  test('patches and deletes what the query finds', async () => {
    const { dataset, mutate } = openFixture()
    dataset.selectWith((query, params) => {
      expect(query).toBe('*[_type == $type]')
      return [...dataset.byType(params.type as string)].map(({ _id }) => _id)
    })
    const selection = { query: '*[_type == $type]', params: { type: 't' } }
    await mutate([{ create: { _id: 'a', _type: 't' } }, { create: { _id: 'b', _type: 'u' } }])
    await mutate([{ patch: { ...selection, set: { seen: true } } }])
    expect(dataset.get('a')?.seen).toBe(true)
    expect(dataset.get('b')).not.toHaveProperty('seen')
    const { results } = await mutate([{ delete: selection }])
    expect(results).toEqual([{ id: 'a', operation: 'delete', document: null }])
    expect(dataset.size).toBe(1)
  })

  test('sees transactions that were sent before it and are not yet written', async () => {
    const { dataset, mutate } = openFixture()
    dataset.selectWith(() => [...dataset.byType('t')].map(({ _id }) => _id))
    await Promise.all([
      mutate([{ create: { _id: 'a', _type: 't' } }]),
      mutate([{ delete: { query: '*' } }]),
      mutate([{ create: { _id: 'b', _type: 't' } }]),
    ])
    expect([...dataset.all()].map(({ _id }) => _id)).toEqual(['b'])
  })
})

describe('requests', () => {
  test('deleting what is not there is no error', async () => {
    const { results } = await openFixture().mutate([{ delete: { id: 'a' } }])
    expect(results).toEqual([{ id: 'a', operation: 'none', document: null }])
  })

  test('a dry run answers the same and changes nothing', async () => {
    const { dataset, mutate } = openFixture()
    const result = await mutate([{ create: { _id: 'a', _type: 't' } }], { dryRun: true })
    expect(result.results[0]).toMatchObject({ id: 'a', operation: 'create', document: { _type: 't' } })
    expect(result.transaction).toBeNull()
    expect([dataset.size, dataset.sequence]).toEqual([0, 0])
  })

  test('array keys are made for new items only, and are unique', async () => {
    const { dataset, mutate } = openFixture()
    await mutate(
      [{ create: { _id: 'a', _type: 't', items: [{ n: 1 }, { _key: 'own' }, 'text', { in: [{}] }] } }],
      {
        autoGenerateArrayKeys: true,
      },
    )
    const items = dataset.get('a')?.items as { _key?: string; in?: { _key?: string }[] }[]
    expect(items[0]?._key).toMatch(/^[0-9a-f]{12}$/)
    expect(items[1]).toEqual({ _key: 'own' })
    expect(items[2]).toBe('text')
    expect(items[3]?.in?.[0]?._key).toMatch(/^[0-9a-f]{12}$/)
    await mutate([{ patch: { id: 'a', insert: { after: 'items[-1]', items: [{ n: 2 }] } } }], {
      autoGenerateArrayKeys: true,
    })
    const extended = dataset.get('a')?.items as { _key?: string }[]
    const keys = extended.flatMap(({ _key }) => _key ?? [])
    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(4)
  })

  test('a transaction id that was used is a conflict, also within one batch', async () => {
    const { mutate } = openFixture()
    const first = mutate([{ create: { _id: 'a', _type: 't' } }], { transactionId: 'T1' })
    const second = refusal(mutate([{ create: { _id: 'b', _type: 't' } }], { transactionId: 'T1' }))
    await first
    const third = refusal(mutate([{ create: { _id: 'c', _type: 't' } }], { transactionId: 'T1' }))
    for (const { status, body } of await Promise.all([second, third])) {
      expect(status).toBe(409)
      expect(body.error.type).toBe('transactionAlreadyExistsError')
    }
  })

  test('a document over 32 MB is refused', async () => {
    const text = 'x'.repeat(33 * 1024 * 1024)
    const fault = await faultOf(openFixture().mutate([{ create: { _id: 'a', _type: 't', text } }]))
    expect(fault).toMatchObject({ status: 413, type: 'documentTooLargeError' })
  }, 60_000)

  test('what is nested too deep is refused, at once or bit by bit', async () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    const { mutate } = openFixture()
    const atOnce = mutate([{ create: { _id: 'a', _type: 't', deep: nested(100_000) } }], {
      autoGenerateArrayKeys: true,
    })
    expect(await faultOf(atOnce)).toMatchObject({ status: 400 })
    await mutate([{ create: { _id: 'a', _type: 't', deep: nested(40) } }])
    const path = `deep${'[0]'.repeat(39)}`
    const insert = { before: `${path}[0]`, items: [nested(40)] }
    expect(await faultOf(mutate([{ patch: { id: 'a', insert } }]))).toMatchObject({ status: 400 })
  })

  test.each([
    ['{"create":{"_id":"b","_type":"t","in":{"__proto__":{"x":1}}}}'],
    ['{"patch":{"id":"a","set":{"in.__proto__":{"x":1}}}}'],
    ['{"patch":{"id":"a","set":{"in":[{"__proto__":1}]}}}'],
  ])('%s is refused, because readers would see another object', async (mutation) => {
    const { mutate } = openFixture()
    await mutate([{ create: { _id: 'a', _type: 't' } }])
    expect(await faultOf(mutate([JSON.parse(mutation)]))).toMatchObject({ status: 400 })
  })

  test.each([[undefined], [{}], [[]], ['x']])('%j is no list of mutations', async (mutations) => {
    expect((await refusal(openFixture().mutate(mutations))).status).toBe(400)
  })

  test.each([
    [null],
    [{}],
    [{ create: { _type: 't' }, delete: { id: 'a' } }],
    [{ explode: {} }],
    [{ delete: {} }],
    [{ patch: 'x' }],
  ])('%j is no mutation', async (mutation) => {
    expect(await faultOf(openFixture().mutate([mutation]))).toMatchObject({ status: 400, index: 0 })
  })
})
