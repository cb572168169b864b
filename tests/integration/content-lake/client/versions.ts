import { expect } from 'vitest'
import { type Bench, expectItem, expectWritersOnly, failureOf, type Suite } from './bench.ts'

const idsOf = ({ id }: Bench) => {
  const publishedId = id()
  return { publishedId, draftId: `drafts.${publishedId}` }
}

/** A release that can be written to. */
async function release({ as, id }: Bench): Promise<string> {
  const releaseId = id('rel')
  await as('editor').releases.create({ releaseId, metadata: { title: 'Spring' } })
  return releaseId
}

/** The actions on documents and on their versions in releases. */
export const versions: Suite = {
  action: {
    'creates, edits, publishes, unpublishes and discards': async (bench) => {
      const { as } = bench
      const editor = as('editor')
      const ids = idsOf(bench)
      const { publishedId, draftId } = ids
      await editor.action({
        actionType: 'sanity.action.document.create',
        publishedId,
        attributes: { _id: draftId, _type: 'x', title: 'First' },
        ifExists: 'fail',
      })
      await editor.action({
        actionType: 'sanity.action.document.edit',
        ...ids,
        patch: { set: { title: 'Second' } },
      })
      const transactionId = `publish-${publishedId}`
      const published = await editor.action(
        { actionType: 'sanity.action.document.publish', ...ids },
        { transactionId, skipCrossDatasetReferenceValidation: true },
      )
      expect(published).toEqual({ transactionId })
      expect(await editor.getDocument(publishedId)).toMatchObject({ title: 'Second', _rev: transactionId })
      await editor.action({ actionType: 'sanity.action.document.unpublish', ...ids })
      expect(await editor.documentsExists([publishedId, draftId])).toEqual(new Set([draftId]))
      await editor.action({ actionType: 'sanity.action.document.version.discard', versionId: draftId })
      expect(await editor.documentsExists([publishedId, draftId])).toEqual(new Set())
    },
    'takes several as one transaction, and leaves no trace on a dry run': async (bench) => {
      const create = (ids: { publishedId: string; draftId: string }) => ({
        actionType: 'sanity.action.document.create' as const,
        publishedId: ids.publishedId,
        attributes: { _id: ids.draftId, _type: 'x' },
        ifExists: 'fail' as const,
      })
      const [a, b] = [idsOf(bench), idsOf(bench)]
      const editor = bench.as('editor')
      await editor.action([create(a), create(b)], { dryRun: true })
      expect(await editor.documentsExists([a.draftId, b.draftId])).toEqual(new Set())
      await editor.action(create(a))
      expect(await failureOf(editor.action([create(b), create(a)]))).toMatchObject({
        statusCode: 409,
        details: { type: 'actionError' },
      })
      expect(await editor.getDocument(b.draftId)).toBeFalsy()
    },
    'replaces a draft and deletes a document with its drafts': async (bench) => {
      const { publishedId, draftId } = idsOf(bench)
      const editor = bench.as('editor')
      for (const _id of [publishedId, draftId]) await editor.create({ _id, _type: 'x' })
      await editor.action({
        actionType: 'sanity.action.document.replaceDraft',
        publishedId,
        attributes: { _id: draftId, _type: 'x', title: 'New' },
      })
      expect(await editor.getDocument(draftId)).toMatchObject({ title: 'New' })
      await editor.action({
        actionType: 'sanity.action.document.delete',
        publishedId,
        includeDrafts: [draftId],
      })
      expect(await editor.documentsExists([publishedId, draftId])).toEqual(new Set())
    },
    'publishes only the revision that was seen': async (bench) => {
      const ids = idsOf(bench)
      const editor = bench.as('editor')
      for (const _id of [ids.publishedId, ids.draftId]) await editor.create({ _id, _type: 'x' })
      const publish = editor.action({
        actionType: 'sanity.action.document.publish',
        ...ids,
        ifPublishedRevisionId: 'stale',
      })
      expect(await failureOf(publish)).toMatchObject({ statusCode: 409, details: { type: 'actionError' } })
    },
    'fails for a draft that is not there, and for what is no action': async (bench) => {
      const { as } = bench
      const publish = as('editor').action({ actionType: 'sanity.action.document.publish', ...idsOf(bench) })
      const failure = await failureOf(publish)
      expect(failure.statusCode).toBeGreaterThanOrEqual(400)
      expect(failure.details).toMatchObject({ type: 'actionError', description: expect.any(String) })
      expect(await failureOf(as('editor').action({ actionType: 'nonsense' } as never))).toMatchObject({
        statusCode: 400,
      })
    },
    'is for writers only': (bench) =>
      expectWritersOnly(
        bench,
        (client) => client.action({ actionType: 'sanity.action.document.unpublish', ...idsOf(bench) }),
        'actionError',
      ),
  },

  createVersion: {
    'makes a version in a release, of a document or of a base': async (bench) => {
      const { as } = bench
      const releaseId = await release(bench)
      const editor = as('editor')
      const { publishedId } = idsOf(bench)
      await editor.createVersion({ releaseId, publishedId, document: { _type: 'x', title: 'Next' } as never })
      expect(await editor.getDocument(publishedId, { releaseId })).toMatchObject({
        _id: `versions.${releaseId}.${publishedId}`,
        title: 'Next',
      })
      const base = await editor.create({ _id: bench.id(), _type: 'x', title: 'Base' })
      await editor.createVersion({
        releaseId,
        publishedId: base._id,
        baseId: base._id,
        ifBaseRevisionId: base._rev,
      })
      expect(await editor.getDocument(base._id, { releaseId })).toMatchObject({ title: 'Base' })
    },
    'refuses a version that is there': async (bench) => {
      const releaseId = await release(bench)
      const { publishedId } = idsOf(bench)
      const create = () =>
        bench.as('editor').createVersion({ releaseId, publishedId, document: { _type: 'x' } as never })
      await create()
      expect(await failureOf(create())).toMatchObject({ statusCode: 409, details: { type: 'actionError' } })
    },
  },

  replaceVersion: {
    'takes the place of a version': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const { publishedId } = idsOf(bench)
      await editor.createVersion({ releaseId, publishedId, document: { _type: 'x', a: 1 } as never })
      await editor.replaceVersion({ releaseId, publishedId, document: { _type: 'x', b: 2 } as never })
      const version = await editor.getDocument(publishedId, { releaseId })
      expect(version).toMatchObject({ b: 2 })
      expect(version).not.toHaveProperty('a')
    },
    'is for writers only': (bench) =>
      expectWritersOnly(
        bench,
        (client) => client.replaceVersion({ document: { _id: 'versions.r.a', _type: 'x' } }),
        'actionError',
      ),
  },

  discardVersion: {
    'discards a version, or a draft': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const { publishedId, draftId } = idsOf(bench)
      await editor.createVersion({ releaseId, publishedId, document: { _type: 'x' } as never })
      await editor.create({ _id: draftId, _type: 'x' })
      await editor.discardVersion({ releaseId, publishedId })
      await editor.discardVersion({ publishedId })
      expect(await editor.getDocument(publishedId, { includeAllVersions: true })).toEqual([])
    },
    'fails where there is none': async (bench) => {
      const call = bench.as('editor').discardVersion({ publishedId: bench.id() })
      expect((await failureOf(call)).details).toMatchObject({ type: 'actionError' })
    },
  },

  unpublishVersion: {
    'will unpublish the document when the release is published': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const { publishedId } = idsOf(bench)
      await editor.create({ _id: publishedId, _type: 'x' })
      await editor.unpublishVersion({ releaseId, publishedId })
      await editor.releases.publish({ releaseId })
      expect(await editor.getDocument(publishedId)).toBeFalsy()
    },
    'is for writers only': (bench) =>
      expectWritersOnly(
        bench,
        (client) => client.unpublishVersion({ releaseId: 'r', publishedId: 'a' }),
        'actionError',
      ),
  },

  'releases.create': {
    'makes a release, under an id of its own or one that is given': async ({ as, id }) => {
      const releaseId = id('rel')
      const metadata = { title: 'Spring', releaseType: 'asap' as const }
      expect(await as('editor').releases.create({ releaseId, metadata })).toMatchObject({
        releaseId,
        metadata,
      })
      expect(
        await as('viewer').fetch(
          '*[_id == $_id][0]',
          { _id: `_.releases.${releaseId}` },
          { perspective: 'raw' },
        ),
      ).toMatchObject({
        _type: 'system.release',
        name: releaseId,
        state: 'active',
        metadata,
      })
      const named = await as('editor').releases.create({})
      expect(named.releaseId).toMatch(/^\w+$/)
      expect(named.metadata).toEqual({ releaseType: 'undecided' })
    },
    'refuses an id that exists': async (bench) => {
      const releaseId = await release(bench)
      const again = bench.as('editor').releases.create({ releaseId })
      expect(await failureOf(again)).toMatchObject({ statusCode: 409, details: { type: 'actionError' } })
    },
    'is for writers only': (bench) =>
      expectWritersOnly(bench, (client) => client.releases.create({}), 'actionError'),
  },
  'releases.get': {
    'is the release, or nothing': async (bench) => {
      const releaseId = await release(bench)
      expect(await bench.as('viewer').releases.get({ releaseId })).toMatchObject({ name: releaseId })
      expect(await bench.as('viewer').releases.get({ releaseId: 'rnone' })).toBeFalsy()
    },
  },
  'releases.edit': {
    'changes its metadata': async (bench) => {
      const releaseId = await release(bench)
      const patch = { set: { 'metadata.title': 'Summer' } }
      await bench.as('editor').releases.edit({ releaseId, patch })
      expect(await bench.as('viewer').releases.get({ releaseId })).toMatchObject({
        metadata: { title: 'Summer' },
      })
    },
    'fails for one that is not there': (bench) =>
      absent(bench, (releases, releaseId) =>
        releases.edit({ releaseId, patch: { set: { 'metadata.title': 'x' } } }),
      ),
  },
  'releases.fetchDocuments': {
    'is the documents of the release': async (bench) => {
      const releaseId = await release(bench)
      const { publishedId } = idsOf(bench)
      await bench.as('editor').createVersion({ releaseId, publishedId, document: { _type: 'x' } as never })
      const { result } = await bench
        .as('viewer', { perspective: 'raw' })
        .releases.fetchDocuments({ releaseId })
      expect(result).toMatchObject([{ _id: `versions.${releaseId}.${publishedId}` }])
    },
  },
  'releases.publish': {
    'publishes its documents at once': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const ids = [bench.id(), bench.id()]
      for (const publishedId of ids)
        await editor.createVersion({ releaseId, publishedId, document: { _type: 'x' } as never })
      await editor.releases.publish({ releaseId })
      const published = await editor.getDocuments(ids)
      expect(published.map((document) => document?._id)).toEqual(ids)
      expect(new Set(published.map((document) => document?._rev)).size).toBe(1)
      expect(await editor.releases.get({ releaseId })).toMatchObject({ state: 'published' })
    },
    'fails for one that is not there': (bench) =>
      absent(bench, (releases, releaseId) => releases.publish({ releaseId })),
  },
  'releases.archive': {
    'puts a release away': async (bench) => {
      const releaseId = await release(bench)
      await bench.as('editor').releases.archive({ releaseId })
      expect(await bench.as('viewer').releases.get({ releaseId })).toMatchObject({ state: 'archived' })
    },
    'fails for one that is not there': (bench) =>
      absent(bench, (releases, releaseId) => releases.archive({ releaseId })),
  },
  'releases.unarchive': {
    'brings it back with its documents': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const { publishedId } = idsOf(bench)
      await editor.createVersion({ releaseId, publishedId, document: { _type: 'x', title: 'Kept' } as never })
      await editor.releases.archive({ releaseId })
      expect(await editor.getDocument(publishedId, { releaseId })).toBeFalsy()
      await editor.releases.unarchive({ releaseId })
      expect(await editor.releases.get({ releaseId })).toMatchObject({ state: 'active' })
      expect(await editor.getDocument(publishedId, { releaseId })).toMatchObject({ title: 'Kept' })
    },
    'fails for one that is active': async (bench) => {
      const releaseId = await release(bench)
      const call = bench.as('editor').releases.unarchive({ releaseId })
      expect((await failureOf(call)).details).toMatchObject({ type: 'actionError' })
    },
  },
  'releases.schedule': {
    'sets the time, and keeps the release from being edited': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      const publishAt = new Date(Date.now() + 3_600_000).toISOString()
      await editor.releases.schedule({ releaseId, publishAt })
      expect(await editor.releases.get({ releaseId })).toMatchObject({ state: 'scheduled', publishAt })
    },
    'fails for one that is not there': (bench) =>
      absent(bench, (releases, releaseId) =>
        releases.schedule({ releaseId, publishAt: '2099-01-01T00:00:00Z' }),
      ),
  },
  'releases.unschedule': {
    'takes the time back': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      await editor.releases.schedule({ releaseId, publishAt: '2099-01-01T00:00:00.000Z' })
      await editor.releases.unschedule({ releaseId })
      expect(await editor.releases.get({ releaseId })).toMatchObject({ state: 'active' })
    },
    'fails for one that is not scheduled': async (bench) => {
      const releaseId = await release(bench)
      const call = bench.as('editor').releases.unschedule({ releaseId })
      expect((await failureOf(call)).details).toMatchObject({ type: 'actionError' })
    },
  },
  'releases.delete': {
    'removes one that is archived, and no other': async (bench) => {
      const releaseId = await release(bench)
      const editor = bench.as('editor')
      expect((await failureOf(editor.releases.delete({ releaseId }))).details).toMatchObject({
        type: 'actionError',
      })
      await editor.releases.archive({ releaseId })
      await editor.releases.delete({ releaseId })
      expect(await editor.releases.get({ releaseId })).toBeFalsy()
    },
  },
}

/** A release that is not there is an action that fails. */
async function absent(
  { as, id }: Bench,
  call: (releases: ReturnType<Bench['as']>['releases'], releaseId: string) => Promise<unknown>,
) {
  const failure = await failureOf(call(as('editor').releases, id('rnone')))
  expect(failure.statusCode).toBeGreaterThanOrEqual(400)
  expect(failure.details).toMatchObject({
    type: 'actionError',
    items: [{ error: { description: expect.any(String) } }],
  })
  await expectItem(call(as('viewer').releases, 'rany'), 403, 'insufficientPermissionsError', 'actionError')
}
