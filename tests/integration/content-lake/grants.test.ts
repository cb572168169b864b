import type { ClientError, SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomRole } from '#emulators/content-lake/access/roles.ts'
import { patienceMs, type RunningLake, startLake, tokens, within } from './support.ts'

const articles: CustomRole = {
  name: 'article-editor',
  title: 'Article editor',
  description: '',
  grants: [
    {
      filter: '_type == "article" && !(locked == true)',
      permissions: ['read', 'create', 'update', 'history'],
    },
  ],
}
const own: CustomRole = {
  name: 'owner',
  title: 'Owner',
  description: '',
  grants: [{ filter: 'owner == identity()', permissions: ['read', 'create', 'update'] }],
}
let running: RunningLake
let admin: SanityClient
let writer: SanityClient

beforeAll(async () => {
  running = await startLake({
    roles: [articles, own],
    tokens: [
      ...tokens,
      { token: 'writer-token', name: 'Writer', role: 'article-editor' },
      { token: 'drafter-token', name: 'Drafter', role: 'contributor' },
      { token: 'owner-token', name: 'Owner', role: 'owner' },
      { token: 'deploy-token', name: 'Deploy', role: 'deploy-studio' },
    ],
    datasets: ['production', { name: 'closed', aclMode: 'private' }],
  })
  admin = running.client('admin-token').withConfig({ dataset: 'closed' })
  writer = running.client('writer-token').withConfig({ dataset: 'closed' })
  await admin
    .transaction()
    .create({ _id: 'a1', _type: 'article', title: 'Open' })
    .create({ _id: 'drafts.a1', _type: 'article', title: 'Draft' })
    .create({ _id: 'a2', _type: 'article', locked: true })
    .create({ _id: 'secret', _type: 'contract', about: { _type: 'reference', _ref: 'a1' } })
    .create({ _id: 'linked', _type: 'article', to: { _type: 'reference', _ref: 'secret' } })
    .commit()
})
afterAll(() => running.stop())

const failure = (call: Promise<unknown>) =>
  call.then(
    () => ({ status: 200, details: undefined }),
    (error: ClientError) => ({ status: error.statusCode, details: error.details }),
  )
const get = async (path: string, token = 'writer-token') => {
  const response = await fetch(`${running.lake.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return response.text()
}

describe('reading under a grant', () => {
  it('shows what its filter matches, in every perspective and through references', async () => {
    const ids = (perspective: 'raw' | 'drafts' | 'published') =>
      writer.fetch<string[]>('*._id', {}, { perspective })
    expect(await ids('raw')).toEqual(['a1', 'drafts.a1', 'linked'])
    expect(await ids('published')).toEqual(['a1', 'linked'])
    expect(await ids('drafts')).toEqual(['a1', 'linked'])
    expect(await writer.fetch('*[_id == "linked"][0].to->_type')).toBeNull()
    expect(await writer.fetch('count(*[references("a1")])')).toBe(0)
    expect(await admin.fetch('count(*[references("a1")])')).toBe(1)
  })

  it('shows no more by id, in the export, as referrers or in history', async () => {
    expect(await writer.getDocuments(['a1', 'secret', 'a2'])).toMatchObject([{ _id: 'a1' }, null, null])
    expect(JSON.parse(await get('/v1/data/doc/closed/secret,absent'))).toEqual({
      documents: [],
      omitted: [
        { id: 'secret', reason: 'permission' },
        { id: 'absent', reason: 'existence' },
      ],
    })
    const exported = await get('/v1/data/export/closed')
    expect(exported).toContain('"a1"')
    expect(exported).not.toMatch(/contract|locked/)
    expect(JSON.parse(await get('/v1/data/references/closed/documents/a1/to'))).toMatchObject({
      totalCount: 0,
    })
    expect(await get('/v1/data/history/closed/transactions/secret?effectFormat=mendoza')).toBe('')
    const seen = await get('/v1/data/history/closed/transactions/a1?effectFormat=mendoza')
    expect(seen).toContain('"a1"')
    expect(seen).not.toContain('contract')
    expect(JSON.parse(await get('/v1/data/history/closed/documents/secret?lastRevision=true'))).toEqual({
      documents: [],
    })
  })

  it('hears of what it sees, and of a document that is withdrawn as of one that is gone', async () => {
    const heard: Record<string, unknown>[] = []
    const subscription = writer
      .listen(
        '*',
        {},
        { events: ['welcome', 'mutation'], includePreviousRevision: true, effectFormat: 'mendoza' },
      )
      .subscribe((event) => void heard.push(event as unknown as Record<string, unknown>))
    await expect.poll(() => heard.length, { timeout: patienceMs }).toBe(1)
    await admin.create({ _id: 'secret-2', _type: 'contract' })
    await admin.create({ _id: 'a3', _type: 'article' })
    await admin.patch('a3').set({ locked: true, note: 'hidden words' }).commit()
    await admin.patch('a3').set({ note: 'more hidden words' }).commit()
    await admin.patch('a1').set({ title: 'Opened' }).commit()
    await expect.poll(() => heard.length, { timeout: patienceMs }).toBe(4)
    subscription.unsubscribe()
    expect(heard.slice(1).map(({ documentId, transition }) => [documentId, transition])).toEqual([
      ['a3', 'appear'],
      ['a3', 'disappear'],
      ['a1', 'update'],
    ])
    expect(JSON.stringify(heard[2]?.effects)).not.toContain('hidden')
  })

  it('adds to what anybody sees of a public dataset', async () => {
    const open = running.client('admin-token')
    await open
      .transaction()
      .create({ _id: 'p', _type: 'page' })
      .create({ _id: 'drafts.q', _type: 'page' })
      .commit()
    for (const token of ['writer-token', 'deploy-token']) {
      expect(await running.client(token).fetch('*._id', {}, { perspective: 'raw' })).toEqual(['p'])
    }
    expect(await running.client('deploy-token').withConfig({ dataset: 'closed' }).fetch('*')).toEqual([])
  })
})

describe('writing under a grant', () => {
  it('is judged by the document before and after', async () => {
    expect(await failure(writer.create({ _id: 'w1', _type: 'article' }))).toMatchObject({ status: 200 })
    expect(await failure(writer.create({ _id: 'w2', _type: 'page' }))).toMatchObject({
      status: 403,
      details: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Insufficient permissions; permission "create" required',
        items: [{ index: 0, error: { type: 'insufficientPermissionsError', permission: 'create' } }],
      },
    })
    const denied = [
      () => writer.patch('a2').set({ title: 'x' }).commit(),
      () => writer.patch('w1').set({ locked: true }).commit(),
      () => writer.delete('secret'),
      () => writer.createOrReplace({ _id: 'secret', _type: 'article' }),
      () => writer.transaction().create({ _id: 'w3', _type: 'article' }).delete('a2').commit(),
    ]
    for (const call of denied) expect((await failure(call())).status).toBe(403)
    expect(await admin.getDocument('w3')).toBeUndefined()
    expect((await failure(writer.delete('w1'))).status).toBe(200)
  })

  it('selects by a query only what it sees, and answers no document that it does not', async () => {
    await writer.patch({ query: '*[_type in ["article", "contract"]]' }).set({ seen: true }).commit()
    expect(await admin.fetch('*[seen == true]._id', {}, { perspective: 'raw' })).toEqual([
      'a1',
      'drafts.a1',
      'linked',
    ])
    const result = await writer.createIfNotExists({ _id: 'secret', _type: 'article' })
    expect(result).toBeUndefined()
  })

  it('covers actions: a contributor writes drafts and does not publish', async () => {
    const drafter = running.client('drafter-token').withConfig({ dataset: 'closed' })
    const attributes = { _id: 'drafts.c1', _type: 'article' }
    expect(
      await failure(
        drafter.action({
          actionType: 'sanity.action.document.create',
          publishedId: 'c1',
          attributes,
          ifExists: 'fail',
        }),
      ),
    ).toMatchObject({ status: 200 })
    const publish = {
      actionType: 'sanity.action.document.publish',
      publishedId: 'c1',
      draftId: 'drafts.c1',
    } as const
    expect(await failure(drafter.action(publish))).toMatchObject({
      status: 403,
      details: { type: 'actionError', items: [{ error: { type: 'insufficientPermissionsError' } }] },
    })
    expect(await drafter.fetch('count(*[_type == "contract"])')).toBeGreaterThan(0)
  })

  it('knows who asks', async () => {
    const owner = running.client('owner-token').withConfig({ dataset: 'closed' })
    const { id } = await owner.users.getById('me')
    expect((await failure(owner.create({ _id: 'o1', _type: 'note', owner: 'another' }))).status).toBe(403)
    await owner.create({ _id: 'o1', _type: 'note', owner: id })
    expect(await owner.fetch('*._id')).toEqual(['o1'])
  })

  it('covers uploads', async () => {
    const upload = (client: SanityClient) => failure(client.assets.upload('file', Buffer.from('x')))
    expect((await upload(writer)).status).toBe(403)
    expect((await upload(admin)).status).toBe(200)
  })
})

describe('what the Studio is told', () => {
  it('are the grants in the dataset, and the role', async () => {
    const acl = (dataset: string, token?: string) =>
      running.client(token).request({ url: `/projects/restock/datasets/${dataset}/acl` })
    expect(await acl('closed', 'writer-token')).toEqual(articles.grants)
    expect(await acl('production', 'writer-token')).toEqual([
      ...articles.grants,
      { filter: '_id in path("*")', permissions: ['read'] },
    ])
    expect(await acl('closed', 'viewer-token')).toEqual([
      { filter: '_id in path("**")', permissions: ['read', 'history'] },
    ])
    expect(await writer.users.getById('me')).toMatchObject({
      role: 'article-editor',
      roles: [{ name: 'article-editor', title: 'Article editor' }],
    })
    const { members } = await writer.projects.getById('restock')
    expect(members.find(({ isCurrentUser }) => isCurrentUser)).toMatchObject({ role: 'article-editor' })
    const grants = await running.client('admin-token').request({ url: '/projects/restock/grants' })
    expect(JSON.stringify(grants['sanity.project'])).toContain('deployStudio')
  })
})

describe('roles and tokens over the API', () => {
  const role = {
    name: 'pages',
    title: 'Pages',
    grants: [{ filter: '_type == "page"', permissions: ['read', 'create', 'update'] }],
  }
  const post = (url: string, body: object, token = 'admin-token') =>
    running.client(token).request({ method: 'POST', url, body })

  it('are made, used, and ended, across a restart', async () => {
    expect(await post('/projects/restock/roles', role)).toMatchObject({ name: 'pages', isCustom: true })
    const made = await post('/projects/restock/tokens', { label: 'Pages bot', roleName: 'pages' })
    expect(made).toMatchObject({
      label: 'Pages bot',
      key: expect.stringMatching(/^sk/),
      roles: [{ name: 'pages' }],
    })
    await running.restart()
    admin = running.client('admin-token').withConfig({ dataset: 'closed' })
    const bot = running.client(made.key).withConfig({ dataset: 'closed' })
    expect((await failure(bot.create({ _id: 'page', _type: 'page' }))).status).toBe(200)
    expect((await failure(bot.create({ _type: 'article' }))).status).toBe(403)
    expect(await admin.request({ url: '/projects/restock/tokens' })).toMatchObject([
      { id: made.id, label: 'Pages bot' },
    ])
    const remove = (url: string) =>
      failure(admin.request({ method: 'DELETE', url: `/projects/restock/${url}` }))
    expect((await remove('roles/pages')).status).toBe(409)
    expect((await remove(`tokens/${made.id}`)).status).toBe(200)
    expect((await failure(bot.fetch('1'))).status).toBe(401)
    expect((await remove(`tokens/${made.id}`)).status).toBe(404)
    expect((await remove('roles/pages')).status).toBe(200)
    expect((await remove('roles/article-editor')).status).toBe(409)
  })

  it('end the open sessions of a token that is deleted, and rotate', async () => {
    const body = {
      label: 'CI',
      memberships: [{ resourceType: 'project', resourceId: 'restock', roleNames: ['editor'] }],
    }
    const robot = await post('/access/project/restock/robots', body)
    const rotated = await post('/access/robots/me/rotate', {}, robot.token)
    expect(rotated).toMatchObject({ id: robot.id, memberships: [{ roleNames: ['editor'] }] })
    expect((await failure(running.client(robot.token).fetch('1'))).status).toBe(401)
    expect(await running.client(rotated.token).users.getById('me')).toMatchObject({
      name: 'CI',
      role: 'editor',
    })
    const { data } = await admin.request({ url: '/access/project/restock/robots' })
    expect(data).toMatchObject([{ id: robot.id }])
    const { data: roles } = await admin.request({ url: '/access/project/restock/roles' })
    expect(roles.map(({ name }: { name: string }) => name)).toContain('deploy-studio')
  })

  it('expire', async () => {
    const body = { label: 'Short', roleName: 'viewer', expiresAt: new Date(Date.now() + 3_000).toISOString() }
    const { key } = await post('/projects/restock/tokens', body)
    expect((await failure(running.client(key).users.getById('me'))).status).toBe(200)
    await expect
      .poll(async () => (await failure(running.client(key).users.getById('me'))).status, {
        timeout: patienceMs,
      })
      .toBe(401)
  })

  it.each([
    ['/projects/restock/roles', { ...role, name: 'editor' }, 400],
    ['/projects/restock/roles', { ...role, grants: [{ filter: '_type ==', permissions: ['read'] }] }, 400],
    ['/projects/restock/roles', { ...role, grants: [{ filter: 'true', permissions: ['delete'] }] }, 400],
    [
      '/projects/restock/roles',
      { ...role, grants: [{ filter: 'true', permissions: ['read'], dataset: 'none' }] },
      400,
    ],
    ['/projects/restock/tokens', { label: 'x', roleName: 'king' }, 400],
    ['/projects/restock/tokens', { roleName: 'viewer' }, 400],
    ['/projects/other/tokens', { label: 'x', roleName: 'viewer' }, 404],
  ])('POST %s %j is %i', async (url, body, status) => {
    expect((await failure(post(url, body))).status).toBe(status)
    expect((await failure(post(url, body, 'editor-token'))).status).toBe(403)
  })
})

it('a live stream tells a restricted reader of nothing that it does not see', async () => {
  const response = await fetch(`${running.lake.url}/vX/data/live/events/closed`, {
    headers: { authorization: 'Bearer writer-token' },
  })
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>
  let text = ''
  const until = async (part: string) => {
    while (!text.includes(part)) text += new TextDecoder().decode((await reader.read()).value)
  }
  await within(until('welcome'), patienceMs, 'the welcome')
  await admin.create({ _id: 'secret-3', _type: 'contract' })
  const { transactionId } = await admin.create({ _id: 'a9', _type: 'article' }, { returnDocuments: false })
  await within(until(`id: ${transactionId}`), patienceMs, 'the event')
  expect(text.match(/event: message/g)).toHaveLength(1)
  await reader.cancel()
})
