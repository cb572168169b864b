import type { SanityClient } from '@sanity/client'
import { expect } from 'vitest'
import { type Bench, expectItem, expectWritersOnly, failureOf, type Suite } from './bench.ts'

type Builder = ReturnType<SanityClient['patch']>

/** Commits a patch to a fresh document and answers what became of it. */
async function patched({ as, id }: Bench, fields: object, build: (patch: Builder) => Builder) {
  const _id = id()
  const editor = as('editor')
  await editor.create({ _id, _type: 'x', ...fields })
  return await build(editor.patch(_id)).commit()
}

const becomes =
  (fields: object, build: (patch: Builder) => Builder, expected: object) => async (bench: Bench) =>
    expect(await patched(bench, fields, build)).toMatchObject(expected)

const list = { list: ['a', 'b', 'c', 'd'] }
const keyed = {
  list: [
    { _key: 'a', n: 1 },
    { _key: 'b', n: 2 },
  ],
}

/** The patch builder and the transaction builder. */
export const builders: Suite = {
  patch: {
    'takes operations at once, and several documents by query': async ({ as, id }) => {
      const type = id('type')
      const ids = [id(), id()]
      for (const _id of ids) await as('editor').create({ _id, _type: type, n: 1 })
      await as('editor')
        .patch(ids[0] ?? '', { inc: { n: 1 } })
        .commit()
      const selection = { query: '*[_type == $type]', params: { type } }
      const changed = await as('editor').patch(selection).inc({ n: 10 }).commit({ returnFirst: false })
      expect(changed.map(({ n }) => n).sort()).toEqual([11, 12])
      const byIds = await as('editor')
        .patch(ids)
        .set({ n: 0 })
        .commit({ returnDocuments: false, returnFirst: false })
      expect([...byIds.documentIds].sort()).toEqual([...ids].sort())
    },
  },
  'patch().set': {
    'sets fields, deep ones and those of keyed items': becomes(
      { ...keyed, a: { b: 1 }, t: 'old' },
      (patch) => patch.set({ t: 'new', 'a.b': 2, 'a.c': 3, 'list[_key=="b"].n': 9 }),
      { t: 'new', a: { b: 2, c: 3 }, list: [{ n: 1 }, { n: 9 }] },
    ),
    'refuses a path that is none': async (bench) => {
      expect(await failureOf(patched(bench, {}, (patch) => patch.set({ 'a[': 1 })))).toMatchObject({
        statusCode: 400,
      })
    },
  },
  'patch().setIfMissing': {
    'sets only what is not there': becomes({ a: 1 }, (patch) => patch.setIfMissing({ a: 2, b: 2 }), {
      a: 1,
      b: 2,
    }),
  },
  'patch().unset': {
    'removes fields and items': async (bench) => {
      const after = await patched(bench, { ...list, a: 1, o: { b: 1, c: 2 } }, (patch) =>
        patch.unset(['a', 'o.b', 'list[1]', 'absent']),
      )
      expect(after).not.toHaveProperty('a')
      expect(after).toMatchObject({ o: { c: 2 }, list: ['a', 'c', 'd'] })
    },
  },
  'patch().inc': {
    adds: becomes({ n: 1, o: { f: 0.5 } }, (patch) => patch.inc({ n: 4, 'o.f': 0.25 }), {
      n: 5,
      o: { f: 0.75 },
    }),
  },
  'patch().dec': { 'takes away': becomes({ n: 1 }, (patch) => patch.dec({ n: 4 }), { n: -3 }) },
  'patch().insert': {
    'inserts before': becomes(list, (patch) => patch.insert('before', 'list[1]', ['x']), {
      list: ['a', 'x', 'b', 'c', 'd'],
    }),
    'inserts after, by key': becomes(
      keyed,
      (patch) => patch.insert('after', 'list[_key=="a"]', [{ _key: 'x' }]),
      {
        list: [{ _key: 'a' }, { _key: 'x' }, { _key: 'b' }],
      },
    ),
    replaces: becomes(list, (patch) => patch.insert('replace', 'list[1:3]', ['x']), {
      list: ['a', 'x', 'd'],
    }),
  },
  'patch().append': {
    'adds at the end': becomes(list, (patch) => patch.append('list', ['e']), {
      list: ['a', 'b', 'c', 'd', 'e'],
    }),
  },
  'patch().prepend': {
    'adds at the beginning': becomes(list, (patch) => patch.prepend('list', ['_']), {
      list: ['_', 'a', 'b', 'c', 'd'],
    }),
  },
  'patch().splice': {
    'removes and inserts as an array does': becomes(list, (patch) => patch.splice('list', 1, 2, ['x', 'y']), {
      list: ['a', 'x', 'y', 'd'],
    }),
    'removes from a place that is counted from the end': becomes(
      list,
      (patch) => patch.splice('list', -2, 2),
      { list: ['a', 'b'] },
    ),
    'removes all that follows': becomes(list, (patch) => patch.splice('list', 2), { list: ['a', 'b'] }),
  },
  'patch().diffMatchPatch': {
    'changes a text where it differs': becomes(
      { t: 'The quick brown fox' },
      (patch) => patch.diffMatchPatch({ t: '@@ -1,9 +1,8 @@\n The \n-quick\n+slow\n' }),
      { t: 'The slow brown fox' },
    ),
  },
  'patch().ifRevisionId': {
    'commits on the revision that was read': async ({ as, id }) => {
      const { _id, _rev } = await as('editor').create({ _id: id(), _type: 'x', n: 1 })
      expect(await as('editor').patch(_id).ifRevisionId(_rev).set({ n: 2 }).commit()).toMatchObject({ n: 2 })
      const stale = as('editor').patch(_id).ifRevisionId(_rev).set({ n: 3 }).commit()
      const error = await expectItem(stale, 409, 'documentRevisionIDDoesNotMatchError')
      expect(error).toMatchObject({
        id: _id,
        expectedRevisionID: _rev,
        currentRevisionID: expect.any(String),
      })
    },
  },
  'patch().commit': {
    'answers as the options ask': async ({ as, id }) => {
      const { _id } = await as('editor').create({ _id: id(), _type: 'x' })
      const patch = () => as('editor').patch(_id).set({ n: 1 })
      expect(await patch().commit({ returnDocuments: false })).toMatchObject({ documentId: _id })
      expect(await patch().commit({ dryRun: true, visibility: 'async' })).toMatchObject({ n: 1 })
      const keys = as('editor')
        .patch(_id)
        .set({ list: [{}] })
      expect(await keys.commit({ autoGenerateArrayKeys: true })).toMatchObject({
        list: [{ _key: expect.any(String) }],
      })
    },
    'fails on a document that is not there': async ({ as }) => {
      const error = await expectItem(
        as('editor').patch('absent').set({ a: 1 }).commit(),
        409,
        'documentNotFoundError',
      )
      expect(error.id).toBe('absent')
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.patch('any').set({ a: 1 }).commit()),
  },
  'patch().serialize': {
    'is the mutation': async ({ as }) =>
      expect(as('editor').patch('a').set({ b: 1 }).unset(['c']).serialize()).toEqual({
        id: 'a',
        set: { b: 1 },
        unset: ['c'],
      }),
  },
  'patch().toJSON': {
    'is the mutation': async ({ as }) =>
      expect(as('editor').patch('a').inc({ b: 1 }).toJSON()).toEqual({ id: 'a', inc: { b: 1 } }),
  },
  'patch().clone': {
    'can be changed alone': async ({ as }) => {
      const patch = as('editor').patch('a').set({ b: 1 })
      patch.clone().set({ c: 1 })
      expect(patch.serialize()).toEqual({ id: 'a', set: { b: 1 } })
    },
  },
  'patch().reset': {
    'forgets the operations': async ({ as }) =>
      expect(as('editor').patch('a').set({ b: 1 }).reset().serialize()).toEqual({ id: 'a' }),
  },

  transaction: {
    'begins with mutations that are given': async ({ as, id }) => {
      const _id = id()
      const committed = await as('editor')
        .transaction([{ create: { _id, _type: 'x' } }])
        .commit()
      expect(committed).toMatchObject({ documentIds: [_id] })
    },
  },
  'transaction().create': {
    'is one of several, all or nothing': async ({ as, id }) => {
      const [a, b] = [id(), id()]
      const both = () =>
        as('editor').transaction().create({ _id: a, _type: 'x' }).create({ _id: b, _type: 'x' })
      await both().commit()
      const failure = await failureOf(both().delete(a).commit())
      expect(failure.details?.items).toMatchObject([
        { index: 0, error: { type: 'documentAlreadyExistsError' } },
      ])
      expect(await as('editor').getDocument(a)).toMatchObject({ _id: a })
    },
  },
  'transaction().createIfNotExists': {
    'leaves what is there': async ({ as, id }) => {
      const _id = id()
      await as('editor').create({ _id, _type: 'x', n: 1 })
      const committed = await as('editor').transaction().createIfNotExists({ _id, _type: 'x', n: 2 }).commit()
      expect(committed.results).toMatchObject([{ id: _id, operation: 'none' }])
    },
  },
  'transaction().createOrReplace': {
    'takes the place of what is there': async ({ as, id }) => {
      const _id = id()
      await as('editor').create({ _id, _type: 'x', n: 1 })
      const options = { returnDocuments: true, returnFirst: true } as const
      expect(
        await as('editor').transaction().createOrReplace({ _id, _type: 'x', n: 2 }).commit(options),
      ).toMatchObject({ n: 2 })
    },
  },
  'transaction().delete': {
    'removes what the same transaction made': async ({ as, id }) => {
      const _id = id()
      await as('editor').transaction().create({ _id, _type: 'x' }).delete(_id).commit()
      expect(await as('editor').getDocument(_id)).toBeFalsy()
    },
  },
  'transaction().patch': {
    'takes an id with operations, a builder, or a patch': async ({ as, id }) => {
      const _id = id()
      const editor = as('editor')
      await editor
        .transaction()
        .create({ _id, _type: 'x', n: 0 })
        .patch(_id, { inc: { n: 1 } })
        .patch(_id, (patch) => patch.inc({ n: 10 }))
        .patch(editor.patch(_id).inc({ n: 100 }))
        .commit()
      expect(await editor.getDocument(_id)).toMatchObject({ n: 111 })
    },
  },
  'transaction().transactionId': {
    'becomes the revision, and cannot be used twice': async ({ as, id }) => {
      const [given, _id] = [id('tx'), id()]
      const done = await as('editor').transaction().transactionId(given).create({ _id, _type: 'x' }).commit()
      expect(done.transactionId).toBe(given)
      expect(await as('editor').getDocument(_id)).toMatchObject({ _rev: given })
      const again = as('editor').transaction().transactionId(given).create({ _id: id(), _type: 'x' }).commit()
      expect(await failureOf(again)).toMatchObject({ statusCode: 409 })
    },
  },
  'transaction().commit': {
    'answers as the options ask': async ({ as, id }) => {
      const both = () =>
        as('editor').transaction().create({ _id: id(), _type: 'x' }).create({ _id: id(), _type: 'x' })
      expect((await both().commit()).documentIds).toHaveLength(2)
      expect(await both().commit({ returnDocuments: true })).toMatchObject([{ _type: 'x' }, { _type: 'x' }])
      expect(await both().commit({ returnFirst: true })).toHaveProperty('documentId')
      expect(await both().commit({ returnFirst: true, returnDocuments: true })).toMatchObject({ _type: 'x' })
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.transaction().create({ _type: 'x' }).commit()),
  },
  'transaction().serialize': {
    'is the list of mutations': async ({ as }) =>
      expect(as('editor').transaction().delete('a').serialize()).toEqual([{ delete: { id: 'a' } }]),
  },
  'transaction().toJSON': {
    'is the list of mutations': async ({ as }) =>
      expect(as('editor').transaction().delete('a').toJSON()).toEqual([{ delete: { id: 'a' } }]),
  },
  'transaction().clone': {
    'can be changed alone': async ({ as }) => {
      const transaction = as('editor').transaction().delete('a')
      transaction.clone().delete('b')
      expect(transaction.serialize()).toHaveLength(1)
    },
  },
  'transaction().reset': {
    'forgets the mutations': async ({ as }) =>
      expect(as('editor').transaction().delete('a').reset().serialize()).toEqual([]),
  },
}
