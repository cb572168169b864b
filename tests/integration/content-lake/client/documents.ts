import { Patch, Transaction } from '@sanity/client'
import { expect } from 'vitest'
import { expectItem, expectRefusals, expectWritersOnly, failureOf, type Suite } from './bench.ts'

/** Writing one document or several, and reading them by id. */
export const documents: Suite = {
  create: {
    'makes a document, under the id that was given or one of its own': async ({ as, id }) => {
      const given = id()
      const created = await as('editor').create({ _id: given, _type: 'x', title: 'A' })
      expect(created).toMatchObject({ _id: given, _type: 'x', title: 'A' })
      expect(created._createdAt).toBe(created._updatedAt)
      const named = await as('editor').create({ _type: 'x' })
      expect(named._id).toMatch(/^[\w-]{8,}$/)
      expect((await as('editor').create({ _id: 'drafts.', _type: 'x' }))._id).toMatch(/^drafts\..+/)
    },
    'answers as the options ask': async ({ as, id }) => {
      const editor = as('editor')
      const [a, b, c] = [id(), id(), id()]
      expect(await editor.create({ _id: a, _type: 'x' }, { returnDocuments: false })).toMatchObject({
        documentId: a,
        transactionId: expect.any(String),
        results: [{ id: a, operation: 'create' }],
      })
      expect(await editor.create({ _id: b, _type: 'x' }, { returnFirst: false })).toMatchObject([{ _id: b }])
      const ids = await editor.create({ _id: c, _type: 'x' }, { returnFirst: false, returnDocuments: false })
      expect(ids).toMatchObject({ documentIds: [c] })
    },
    'is seen at once, whatever visibility is asked for': async ({ as, id }) => {
      for (const visibility of ['sync', 'async', 'deferred'] as const) {
        const _id = id()
        await as('editor').create({ _id, _type: 'x' }, { visibility, tag: 'conformance' })
        expect(await as('editor').fetch('*[_id == $_id][0]._id', { _id })).toBe(_id)
      }
    },
    'takes keys for arrays and a dry run': async ({ as, id }) => {
      const _id = id()
      const options = { autoGenerateArrayKeys: true }
      const created = await as('editor').create({ _id, _type: 'x', list: [{ a: 1 }] }, options)
      expect(created).toMatchObject({ list: [{ _key: expect.any(String), a: 1 }] })
      const dry = id()
      expect(await as('editor').create({ _id: dry, _type: 'x' }, { dryRun: true })).toMatchObject({
        _id: dry,
      })
      expect(await as('editor').getDocument(dry)).toBeFalsy()
    },
    'lets a reference to another dataset be': async ({ as, id }) => {
      const to = { _type: 'crossDatasetReference', _ref: 'there', _dataset: 'other', _projectId: 'restock' }
      const document = { _id: id(), _type: 'x', to }
      const options = { skipCrossDatasetReferenceValidation: true }
      expect(await as('editor').create(document, options)).toMatchObject({ to })
    },
    'refuses an id that exists': async ({ as, id }) => {
      const _id = id()
      await as('editor').create({ _id, _type: 'x' })
      const error = await expectItem(
        as('editor').create({ _id, _type: 'x' }),
        409,
        'documentAlreadyExistsError',
      )
      expect(error.id).toBe(_id)
    },
    'refuses a reference to nothing, a forbidden id and a missing type': async ({ as, id }) => {
      const to = { _type: 'reference', _ref: 'nothing' }
      const dangling = await expectItem(
        as('editor').create({ _id: id(), _type: 'x', to }),
        409,
        'documentReferenceDoesNotExistError',
      )
      expect(dangling.referenceID).toBe('nothing')
      for (const faulty of [{ _id: 'a b', _type: 'x' }, { _id: id() }]) {
        expect(await failureOf(as('editor').create(faulty as never))).toMatchObject({
          statusCode: 400,
          details: { description: expect.any(String) },
        })
      }
    },
    'is for writers only': (bench) => expectWritersOnly(bench, (client) => client.create({ _type: 'x' })),
  },

  createIfNotExists: {
    'makes a document once': async ({ as, id }) => {
      const _id = id()
      const first = await as('editor').createIfNotExists({ _id, _type: 'x', a: 1 })
      const options = { returnDocuments: false } as const
      const again = await as('editor').createIfNotExists({ _id, _type: 'x', a: 2 }, options)
      expect(again).toMatchObject({ documentId: _id, results: [{ id: _id, operation: 'none' }] })
      expect(await as('editor').getDocument(_id)).toEqual(first)
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.createIfNotExists({ _id: 'w', _type: 'x' })),
  },

  createOrReplace: {
    'makes a document, then takes its place': async ({ as, id }) => {
      const _id = id()
      const first = await as('editor').createOrReplace({ _id, _type: 'x', a: 1 })
      const second = await as('editor').createOrReplace({ _id, _type: 'y', b: 2 })
      expect(second).toMatchObject({ _type: 'y', b: 2 })
      expect(second).not.toHaveProperty('a')
      expect(second._rev).not.toBe(first._rev)
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.createOrReplace({ _id: 'w', _type: 'x' })),
  },

  delete: {
    'removes a document by id, and none that is not there': async ({ as, id }) => {
      const _id = id()
      await as('editor').create({ _id, _type: 'x' })
      await as('editor').delete(_id)
      expect(await as('editor').getDocument(_id)).toBeFalsy()
      const again = await as('editor').delete(_id, { returnDocuments: false })
      expect(again.results.filter(({ operation }) => operation === 'delete')).toEqual([])
    },
    'removes by query, with parameters and in a dry run': async ({ as, id }) => {
      const type = id('type')
      await as('editor')
        .transaction()
        .create({ _id: id(), _type: type })
        .create({ _id: id(), _type: type })
        .commit()
      const selection = { query: '*[_type == $type]', params: { type } }
      const count = () => as('editor').fetch('count(*[_type == $type])', { type })
      await as('editor').delete(selection, { dryRun: true })
      expect(await count()).toBe(2)
      await as('editor').delete(selection)
      expect(await count()).toBe(0)
    },
    'leaves a document to which another refers': async ({ as, id }) => {
      const [to, from] = [id(), id()]
      await as('editor')
        .transaction()
        .create({ _id: to, _type: 'x' })
        .create({ _id: from, _type: 'x', to: { _type: 'reference', _ref: to } })
        .commit()
      const error = await expectItem(as('editor').delete(to), 409, 'documentHasExistingReferencesError')
      expect(error).toMatchObject({ id: to, referencingIDs: [from] })
    },
    'refuses a query that does not parse': async ({ as }) => {
      expect(await failureOf(as('editor').delete({ query: '*[_type ==' }))).toMatchObject({ statusCode: 400 })
    },
    'is for writers only': (bench) => expectWritersOnly(bench, (client) => client.delete('any')),
  },

  mutate: {
    'takes mutations, a patch or a transaction': async ({ as, id }) => {
      const _id = id()
      const editor = as('editor')
      await editor.mutate([{ create: { _id, _type: 'x', n: 1 } }, { patch: { id: _id, inc: { n: 1 } } }])
      await editor.mutate(new Patch(_id).inc({ n: 1 }) as never)
      await editor.mutate(new Transaction([{ patch: { id: _id, inc: { n: 1 } } }]) as never)
      expect(await editor.getDocument(_id)).toMatchObject({ n: 4 })
    },
    'is all or nothing': async ({ as, id }) => {
      const [fresh, taken] = [id(), id()]
      await as('editor').create({ _id: taken, _type: 'x' })
      const both = [fresh, taken].map((_id) => ({ create: { _id, _type: 'x' } }))
      const failure = await failureOf(as('editor').mutate(both))
      expect(failure.details?.items).toMatchObject([{ index: 1, error: { id: taken } }])
      expect(await as('editor').getDocument(fresh)).toBeFalsy()
    },
    'refuses what is no mutation, and a transaction id that was used': async ({ as, id }) => {
      expect(await failureOf(as('editor').mutate([{ nonsense: {} } as never]))).toMatchObject({
        statusCode: 400,
      })
      const transactionId = id('tx')
      const create = () => [{ create: { _id: id(), _type: 'x' } }]
      await as('editor').mutate(create(), { transactionId })
      expect(await failureOf(as('editor').mutate(create(), { transactionId }))).toMatchObject({
        statusCode: 409,
      })
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.mutate([{ create: { _type: 'x' } }])),
  },

  dataRequest: {
    'posts to an endpoint of the dataset': async ({ as, id }) => {
      const _id = id()
      const mutations = [{ create: { _id, _type: 'x' } }]
      expect(await as('editor').dataRequest('mutate', { mutations })).toMatchObject({ documentIds: [_id] })
      expect(await as('editor').dataRequest('query', { query: '1 + 1' })).toMatchObject({ result: 2 })
    },
    'is for writers only where it writes': (bench) =>
      expectWritersOnly(bench, (client) => client.dataRequest('mutate', { mutations: [] })),
  },

  getDocument: {
    'answers the document, or nothing': async ({ as, id }) => {
      const created = await as('editor').create({ _id: id(), _type: 'x', at: { deep: [1, null, 'ü'] } })
      expect(await as('viewer').getDocument(created._id)).toEqual(created)
      expect(await as('nobody').getDocument(created._id)).toEqual(created)
      expect(await as('viewer').getDocument(id(), { tag: 'conformance' })).toBeUndefined()
    },
    'shows drafts to those who are logged in': async ({ as, id }) => {
      const _id = `drafts.${id()}`
      await as('editor').create({ _id, _type: 'x' })
      expect(await as('viewer').getDocument(_id)).toMatchObject({ _id })
      expect(await as('nobody').getDocument(_id)).toBeUndefined()
    },
    'reads the version of a release, and all versions': async ({ as, id }) => {
      const _id = id()
      const ids = [_id, `drafts.${_id}`, `versions.r1.${_id}`]
      for (const each of ids) await as('editor').create({ _id: each, _type: 'x' })
      expect(await as('viewer').getDocument(_id, { releaseId: 'r1' })).toMatchObject({ _id: ids[2] })
      const all = await as('viewer').getDocument(_id, { includeAllVersions: true })
      expect(all.map((one) => one._id).sort()).toEqual([...ids].sort())
    },
    'asks for a dataset that is there, and may be read': async (bench) => {
      await expectRefusals(bench, (client) => client.getDocument('any'))
      const hidden = bench.as('nobody', { dataset: 'hidden' }).getDocument('any')
      expect(await failureOf(hidden)).toMatchObject({ statusCode: 401 })
    },
  },

  getDocuments: {
    'answers in the order of the ids, null for what is not there': async ({ as, id }) => {
      const [a, b] = [id(), id()]
      for (const _id of [a, b]) await as('editor').create({ _id, _type: 'x' })
      const found = await as('viewer').getDocuments([b, 'nowhere', a, b])
      expect(found.map((document) => document?._id ?? null)).toEqual([b, null, a, b])
    },
    'asks for a dataset that is there': (bench) =>
      expectRefusals(bench, (client) => client.getDocuments(['a', 'b'])),
  },

  documentsExists: {
    'answers those that are there, of more than one batch': async ({ as, id }) => {
      const [a, b] = [id(), `drafts.${id()}`]
      for (const _id of [a, b]) await as('editor').create({ _id, _type: 'x' })
      const absent = Array.from({ length: 150 }, (_, nth) => `absent-${nth}`)
      expect(await as('viewer').documentsExists([a, ...absent, b])).toEqual(new Set([a, b]))
      expect(await as('viewer').documentsExists([])).toEqual(new Set())
    },
    'asks for a dataset that is there': (bench) =>
      expectRefusals(bench, (client) => client.documentsExists(['a'])),
  },
}
