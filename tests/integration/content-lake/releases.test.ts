import { ClientError, type ReleaseDocument, type SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { patienceMs, type RunningLake, startLake, startReceiver, within } from './support.ts'

let running: RunningLake
let client: SanityClient

beforeAll(async () => {
  running = await startLake()
  client = running.client('editor-token')
})
afterAll(() => running.stop())

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('the call was accepted'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof ClientError)) throw error
  const { type, items } = error.details as { type: string; items: { error: Record<string, unknown> }[] }
  return { status: error.statusCode, type, ...{ item: items[0]?.error } }
}

/** A release with a version of a published document, a new document, and one to be taken down. */
async function stagedRelease(releaseId: string) {
  const [changed, added, dropped] = ['changed', 'added', 'dropped'].map((name) => `${releaseId}-${name}`)
  await client
    .transaction()
    .create({ _id: changed, _type: 'pot', title: 'Old' })
    .create({ _id: dropped, _type: 'pot', title: 'Dropped' })
    .commit()
  await client.releases.create({ releaseId, metadata: { title: releaseId, releaseType: 'asap' } })
  await client.createVersion({ releaseId, publishedId: changed as string, baseId: changed as string })
  await client.createVersion({
    releaseId,
    publishedId: added as string,
    document: { _type: 'pot', title: 'Added' },
  })
  await client.unpublishVersion({ releaseId, publishedId: dropped as string })
  await client.patch(`versions.${releaseId}.${changed}`).set({ title: 'New' }).commit()
  return { changed, added, dropped } as { changed: string; added: string; dropped: string }
}

const titlesOf = (releaseId: string, perspective: string | string[]) =>
  client.fetch<string[]>(
    '*[_type == "pot" && string::startsWith(_id, $releaseId)] | order(title asc).title',
    { releaseId },
    { perspective: perspective as 'published' },
  )

const stateOf = async (releaseId: string) => (await client.releases.get({ releaseId }))?.state

describe('client.releases', () => {
  it('creates with an id and without, reads, and edits', async () => {
    const { releaseId, metadata } = await client.releases.create({})
    expect(metadata).toEqual({ releaseType: 'undecided' })
    expect(await client.releases.get({ releaseId })).toMatchObject({
      _id: `_.releases.${releaseId}`,
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { releaseType: 'undecided' },
    })
    const { transactionId } = await client.releases.edit(
      { releaseId, patch: { set: { 'metadata.title': 'Spring' } } },
      { transactionId: `edit-${releaseId}` },
    )
    expect(transactionId).toBe(`edit-${releaseId}`)
    expect(await client.releases.get({ releaseId })).toMatchObject({
      metadata: { title: 'Spring' },
      _rev: transactionId,
    })
    expect(await client.releases.get({ releaseId: 'none' })).toBeUndefined()
  })

  it('publishes all at once, as every perspective saw it coming', async () => {
    const { changed, added, dropped } = await stagedRelease('now')
    expect(await titlesOf('now', 'published')).toEqual(['Dropped', 'Old'])
    expect(await titlesOf('now', ['now'])).toEqual(['Added', 'New'])
    expect(await titlesOf('now', 'drafts')).toEqual(['Dropped', 'Old'])
    const members = await client
      .withConfig({ perspective: 'raw' })
      .releases.fetchDocuments({ releaseId: 'now' })
    expect(members.result.map(({ _id }) => _id).sort()).toEqual([
      `versions.now.${added}`,
      `versions.now.${changed}`,
      `versions.now.${dropped}`,
    ])

    await client.releases.publish({ releaseId: 'now' }, { transactionId: 'publish-now' })
    expect(await titlesOf('now', 'published')).toEqual(['Added', 'New'])
    expect(await titlesOf('now', 'drafts')).toEqual(['Added', 'Dropped', 'New'])
    expect(await client.getDocument(changed)).toMatchObject({ _rev: 'publish-now' })
    expect(await client.getDocument(added)).toMatchObject({ _rev: 'publish-now' })
    expect(await client.getDocument(dropped)).toBeUndefined()
    expect(await client.releases.get({ releaseId: 'now' })).toMatchObject({
      state: 'published',
      publishedAt: expect.any(String),
    })
    await client.releases.delete({ releaseId: 'now' })
    expect(await client.releases.get({ releaseId: 'now' })).toBeUndefined()
  })

  it('archives, unarchives and deletes', async () => {
    const { changed } = await stagedRelease('shelf')
    await client.releases.archive({ releaseId: 'shelf' })
    expect(await stateOf('shelf')).toBe('archived')
    expect(await client.getDocument(`versions.shelf.${changed}`)).toBeUndefined()
    const { documents } = await client.request<{ documents: { title: string }[] }>({
      url: `/data/history/production/documents/versions.shelf.${changed}?lastRevision=true`,
    })
    expect(documents).toMatchObject([{ title: 'New' }])
    await client.releases.unarchive({ releaseId: 'shelf' })
    expect(await client.getDocument(`versions.shelf.${changed}`)).toMatchObject({ title: 'New' })
    expect(await titlesOf('shelf', ['shelf'])).toEqual(['Added', 'New'])
    await client.releases.archive({ releaseId: 'shelf' })
    await client.releases.delete({ releaseId: 'shelf' })
    expect(await stateOf('shelf')).toBeUndefined()
  })

  it('says why it does not', async () => {
    const state = { status: 409, type: 'actionError', item: { type: 'releaseStateError' } }
    const missing = { status: 409, type: 'actionError', item: { type: 'documentNotFoundError' } }
    const releaseId = 'refused'
    const unknown = [
      client.releases.edit({ releaseId, patch: { set: { 'metadata.title': 'x' } } }),
      client.releases.publish({ releaseId }),
      client.releases.schedule({ releaseId, publishAt: '2040-01-01T00:00:00Z' }),
      client.releases.unschedule({ releaseId }),
      client.releases.archive({ releaseId }),
      client.releases.unarchive({ releaseId }),
      client.releases.delete({ releaseId }),
    ]
    for (const refusal of await Promise.all(unknown.map(refusalOf))) expect(refusal).toMatchObject(missing)
    await client.releases.create({ releaseId })
    expect(await refusalOf(client.releases.create({ releaseId }))).toMatchObject({
      item: { type: 'documentAlreadyExistsError', id: '_.releases.refused' },
    })
    expect(await refusalOf(client.releases.create({ releaseId: 'no.dots' }))).toMatchObject({ status: 400 })
    const early = [
      client.releases.delete({ releaseId }),
      client.releases.unarchive({ releaseId }),
      client.releases.unschedule({ releaseId }),
    ]
    for (const refusal of await Promise.all(early.map(refusalOf))) expect(refusal).toMatchObject(state)
    const viewer = running.client('viewer-token')
    expect(await refusalOf(viewer.releases.publish({ releaseId }))).toMatchObject({
      status: 403,
      item: { type: 'insufficientPermissionsError' },
    })
    expect(await stateOf(releaseId)).toBe('active')
  })

  it('tries without doing', async () => {
    const { changed } = await stagedRelease('dry')
    await client.releases.publish({ releaseId: 'dry' }, { dryRun: true })
    expect(await stateOf('dry')).toBe('active')
    expect(await client.getDocument(changed)).toMatchObject({ title: 'Old' })
    await client.releases.create({ releaseId: 'never' }, { dryRun: true })
    expect(await client.releases.get({ releaseId: 'never' })).toBeUndefined()
  })
})

describe('versions', () => {
  const releaseId = 'hands'
  const publishedId = 'held'
  beforeAll(async () => {
    await client.create({ _id: publishedId, _type: 'pot', title: 'Held' })
    await client.releases.create({ releaseId })
  })

  it('are created, replaced and discarded', async () => {
    const version = `versions.${releaseId}.${publishedId}`
    await client.createVersion({ releaseId, publishedId, baseId: publishedId })
    expect(await client.getDocument(version)).toMatchObject({
      title: 'Held',
      _system: { bundleId: releaseId, base: { id: publishedId } },
    })
    expect(await client.getDocument(publishedId, { releaseId })).toMatchObject({ _id: version })
    await client.replaceVersion({ releaseId, publishedId, document: { _type: 'pot', title: 'Replaced' } })
    expect(await client.getDocument(version)).toMatchObject({ title: 'Replaced' })
    await client.discardVersion({ releaseId, publishedId })
    expect(await client.getDocument(version)).toBeUndefined()
  })

  it('are refused when they cannot be', async () => {
    const create = () => client.createVersion({ releaseId, publishedId, baseId: publishedId })
    const stale = { releaseId, publishedId, baseId: publishedId, ifBaseRevisionId: 'old' }
    expect(await refusalOf(client.createVersion(stale))).toMatchObject({
      item: { type: 'documentRevisionIDDoesNotMatchError', expectedRevisionID: 'old' },
    })
    expect(await refusalOf(client.createVersion({ ...stale, baseId: 'nothing' }))).toMatchObject({
      item: { type: 'documentNotFoundError' },
    })
    expect(await refusalOf(client.discardVersion({ releaseId, publishedId }))).toMatchObject({
      item: { type: 'documentNotFoundError' },
    })
    const replace = { releaseId, publishedId, document: { _type: 'pot' } }
    expect(await refusalOf(client.replaceVersion(replace))).toMatchObject({
      item: { type: 'documentNotFoundError' },
    })
    expect(await refusalOf(client.unpublishVersion({ releaseId, publishedId: 'nothing' }))).toMatchObject({
      item: { type: 'documentNotFoundError' },
    })
    await create()
    expect(await refusalOf(create())).toMatchObject({ item: { type: 'documentAlreadyExistsError' } })
    await client.releases.schedule({ releaseId, publishAt: '2040-01-01T00:00:00Z' })
    const patch = client.patch(`versions.${releaseId}.${publishedId}`).set({ title: 'x' })
    expect(await refusalOf(patch.commit())).toMatchObject({
      type: 'mutationError',
      item: { type: 'releaseStateError', state: 'scheduled' },
    })
    await client.releases.unschedule({ releaseId })
  })

  it('lie over each other in the order of the perspective', async () => {
    const id = 'stacked'
    await client
      .transaction()
      .create({ _id: id, _type: 'layer', title: 'published' })
      .create({ _id: `drafts.${id}`, _type: 'layer', title: 'draft' })
      .commit()
    for (const name of ['sA', 'sB']) {
      await client.releases.create({ releaseId: name })
      await client.createVersion({
        releaseId: name,
        publishedId: id,
        document: { _type: 'layer', title: name },
      })
    }
    const seen = (perspective: string | string[]) =>
      client.fetch<string[]>('*[_type == "layer"].title', {}, { perspective: perspective as 'raw' })
    expect(await seen(['sA', 'drafts'])).toEqual(['sA'])
    expect(await seen(['sB', 'sA'])).toEqual(['sB'])
    expect(await seen(['drafts', 'sA'])).toEqual(['draft'])
    expect(await seen('drafts')).toEqual(['draft'])
    expect(await seen('published')).toEqual(['published'])
    expect((await seen('raw')).sort()).toEqual(['draft', 'published', 'sA', 'sB'])
    const original = await client.fetch('*[_id == $id][0]{_id, _originalId}', { id }, {
      perspective: ['sA', 'drafts'],
    } as never)
    expect(original).toEqual({ _id: id, _originalId: `versions.sA.${id}` })
    const raw = { perspective: 'raw' } as const
    expect(await client.fetch('*[sanity::partOfRelease("sA")]._id', {}, raw)).toEqual([`versions.sA.${id}`])
    expect(await client.fetch('count(*[sanity::versionOf($id)])', { id }, raw)).toBe(4)
    const names = await client.fetch<string[]>('releases::all()[].name', {}, raw)
    expect(names).toEqual(expect.arrayContaining(['sA', 'sB']))
  })

  it('and releases are nothing to an anonymous reader', async () => {
    const anonymous = running.client()
    expect(await anonymous.fetch('*[_type == "system.release"]', {}, { perspective: 'raw' })).toEqual([])
    expect(await anonymous.fetch('releases::all()', {}, { perspective: 'raw' })).toEqual([])
    expect(await anonymous.getDocument('_.releases.sA')).toBeUndefined()
    expect(await anonymous.fetch('*[_type == "layer"].title', {}, { perspective: ['sA'] })).toEqual([
      'published',
    ])
  })
})

describe('a scheduled release', () => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString()

  it('is published when it is due, seen by listeners and hooks as one transaction', async () => {
    const receiver = await startReceiver()
    const admin = running.client('admin-token')
    await admin.request({
      url: '/hooks/projects/restock',
      method: 'POST',
      body: {
        type: 'document',
        name: 'pots',
        url: receiver.url,
        dataset: 'production',
        apiVersion: 'v2025-02-19',
        rule: { on: ['create', 'update', 'delete'], filter: '_type in ["pot", "system.release"]' },
      },
    })
    const { changed, added, dropped } = await stagedRelease('due')
    await receiver.until(2)
    const events: { documentId: string; transactionId: string; transition: string }[] = []
    const welcomed = new Set<string>()
    const heard = ['welcome', 'mutation'] as const
    const subscription = client
      .listen(
        '*[_type == "system.release" || _type == "pot"]',
        {},
        { includeAllVersions: true, events: [...heard] },
      )
      .subscribe((event) => {
        if (event.type === 'welcome') welcomed.add('all')
        if (event.type === 'mutation') events.push(event)
      })
    const states: string[] = []
    const states$ = client
      .listen<ReleaseDocument>('*[_id == "_.releases.due"]', {}, { events: [...heard] })
      .subscribe((event) => {
        if (event.type === 'welcome') welcomed.add('release')
        if (event.type === 'mutation' && event.result) states.push(event.result.state)
      })
    await eventually(() => expect(welcomed.size).toBe(2))
    await client.releases.schedule({ releaseId: 'due', publishAt: soon(3_000) })
    expect(await stateOf('due')).toBe('scheduled')
    expect(await client.getDocument(changed)).toMatchObject({ title: 'Old' })
    await eventually(async () => {
      expect(await stateOf('due')).toBe('published')
    })
    expect(await titlesOf('due', 'published')).toEqual(['Added', 'New'])
    const release = await client.releases.get({ releaseId: 'due' })
    expect(Date.parse(release?.publishedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(release?.publishAt ?? ''),
    )

    await eventually(async () => expect(events.length).toBeGreaterThanOrEqual(9))
    const published = events.filter(({ transactionId }) => transactionId === release?._rev)
    expect(published.map(({ documentId, transition }) => `${documentId} ${transition}`).sort()).toEqual(
      [
        `_.releases.due update`,
        `${added} appear`,
        `${changed} update`,
        `${dropped} disappear`,
        `drafts.${dropped} appear`,
        ...[added, changed, dropped].map((id) => `versions.due.${id} disappear`),
      ].sort(),
    )
    await eventually(() => expect(states).toEqual(['scheduled', 'published']))
    const delivered = await within(receiver.until(5), patienceMs, 'the delivery of what was published')
    const told = delivered
      .slice(2)
      .map(({ headers }) => [
        headers['sanity-document-id'],
        headers['sanity-operation'],
        headers['sanity-transaction-id'],
      ])
    expect(told.sort()).toEqual(
      [
        [added, 'create', release?._rev],
        [changed, 'update', release?._rev],
        [dropped, 'delete', release?._rev],
      ].sort(),
    )
    subscription.unsubscribe()
    states$.unsubscribe()
    await receiver.close()
  })

  it('that fell due while the server was down is published at its start, once', async () => {
    let ahead = 0
    const over = await startLake({ now: () => new Date(Date.now() + ahead) })
    const before = over.client('editor-token')
    await before.releases.create({ releaseId: 'late' })
    await before.createVersion({ releaseId: 'late', publishedId: 'l', document: { _type: 'pot', n: 1 } })
    await before.releases.schedule({ releaseId: 'late', publishAt: soon(3_600_000) })
    ahead = 7_200_000
    await over.restart()
    const after = over.client('editor-token')
    await eventually(async () => {
      expect(await after.getDocument('l')).toMatchObject({ n: 1 })
    })
    await over.restart()
    const { events } = await over.client('editor-token').request<{ events: { type: string }[] }>({
      url: '/data/history/production/events/releases/late',
    })
    expect(events.map(({ type }) => type)).toEqual([
      'publishRelease',
      'scheduleRelease',
      'addDocumentToRelease',
      'createRelease',
    ])
    await over.stop()
  })

  it('that cannot be published becomes active again and says why', async () => {
    await client.create({ _id: 'base', _type: 'pot' })
    await client.create({ _id: 'user', _type: 'pot', of: { _type: 'reference', _ref: 'base' } })
    await client.releases.create({ releaseId: 'stuck' })
    await client.unpublishVersion({ releaseId: 'stuck', publishedId: 'base' })
    await client.releases.schedule({ releaseId: 'stuck', publishAt: soon(100) })
    await eventually(async () => {
      expect(await client.releases.get({ releaseId: 'stuck' })).toMatchObject({
        state: 'active',
        error: { message: expect.stringContaining('"user"') },
      })
    })
    expect(await client.getDocument('base')).toBeDefined()
    await client.delete('user')
    await client.releases.schedule({ releaseId: 'stuck', publishAt: '2020-01-01T00:00:00Z' })
    await eventually(async () => expect(await stateOf('stuck')).toBe('published'))
    expect(await client.releases.get({ releaseId: 'stuck' })).not.toHaveProperty('error')
  })

  it('is not published when it was unscheduled in time', async () => {
    await client.releases.create({ releaseId: 'withdrawn' })
    const publishAt = soon(3_000)
    await client.releases.schedule({ releaseId: 'withdrawn', publishAt })
    await client.releases.unschedule({ releaseId: 'withdrawn' })
    const beyond = Date.parse(publishAt) + 300 - Date.now()
    await new Promise((resolve) => setTimeout(resolve, beyond))
    expect(await stateOf('withdrawn')).toBe('active')
  })
})

it('what a plan would limit is not limited', async () => {
  expect(await client.request({ url: '/features' })).toContain('contentReleases')
  const { data } = await client.request<{ data: { orgActiveReleaseLimit: unknown } }>({
    url: '/projects/restock/new-content-release-allowed',
  })
  expect(data.orgActiveReleaseLimit).toBeNull()
})
