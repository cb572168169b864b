import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { ClientError } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContentLake } from '#emulators/content-lake/create.ts'
import { OptionsError } from '#emulators/content-lake/options.ts'
import { clientOf, type RunningLake, startLake, temporaryFolder } from './support.ts'

let running: RunningLake
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${running.lake.url}${path}`, { headers, redirect: 'manual' })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const status = (call: Promise<unknown>) =>
  call.then(
    () => 200,
    (error: ClientError) => error.statusCode,
  )

beforeAll(async () => {
  running = await startLake({ datasets: ['production', { name: 'closed', aclMode: 'private' }] })
  await running
    .client('editor-token')
    .transaction()
    .create({ _id: 'shown', _type: 'page' })
    .create({ _id: 'drafts.hidden', _type: 'page' })
    .commit()
})
afterAll(() => running.stop())

describe('an anonymous reader', () => {
  it('sees published documents only, whatever it asks for', async () => {
    const anonymous = running.client()
    for (const perspective of ['published', 'drafts', 'raw'] as const) {
      expect(await anonymous.fetch('*[_type == "page"]._id', {}, { perspective })).toEqual(['shown'])
    }
    expect(await anonymous.getDocuments(['shown', 'drafts.hidden'])).toMatchObject([{ _id: 'shown' }, null])
    const exported = await (await get('/v1/data/export/production')).text()
    expect(exported).toContain('"shown"')
    expect(exported).not.toContain('hidden')
  })

  it('may not write, upload, read history, or see drafts live', async () => {
    const anonymous = running.client()
    expect(await status(anonymous.create({ _type: 'page' }))).toBe(403)
    expect(await status(anonymous.assets.upload('file', Buffer.from('x')))).toBe(403)
    expect((await get('/v1/data/history/production/transactions/shown')).status).toBe(401)
    expect((await get('/v1/data/live/events/production?includeDrafts=true')).status).toBe(401)
    expect((await get('/v2021-10-04/hooks/projects/restock')).status).toBe(401)
  })

  it('does not see a private dataset', async () => {
    const closed = running.client().withConfig({ dataset: 'closed' })
    expect(await status(closed.fetch('1'))).toBe(401)
    expect(await running.client('viewer-token').withConfig({ dataset: 'closed' }).fetch('1')).toBe(1)
  })
})

describe('tokens', () => {
  it('of a viewer read drafts and do not write', async () => {
    const viewer = running.client('viewer-token')
    expect(await viewer.fetch('count(*[_type == "page"])', {}, { perspective: 'raw' })).toBe(2)
    const error = await viewer.create({ _type: 'page' }).catch((reason: ClientError) => reason)
    expect(error).toBeInstanceOf(ClientError)
    expect((error as ClientError).message).toContain('Insufficient permissions; permission "create" required')
    const remove = { actionType: 'sanity.action.document.delete', publishedId: 'shown', includeDrafts: [] }
    expect(await status(viewer.action(remove as never))).toBe(403)
  })

  it('that are not known are refused as the hosted service does', async () => {
    const response = await get('/v1/users/me', bearer('nonsense'))
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Session not found',
      errorCode: 'SIO-401-ANF',
    })
  })

  it('tell who they are', async () => {
    expect(await running.client('editor-token').users.getById('me')).toMatchObject({
      name: 'Shop',
      role: 'editor',
    })
    expect(await (await get('/v1/users/me')).json()).toEqual({})
    expect((await get('/v2021-10-04/hooks/projects/restock', bearer('editor-token'))).status).toBe(403)
  })
})

describe('the local login', () => {
  const login = async (origin: string) =>
    get(`/v1/auth/login/local?origin=${encodeURIComponent(origin)}&withSid=true`)
  const session = async () => {
    const response = await login('http://localhost:3000/studio')
    const location = new URL(response.headers.get('location') ?? '')
    const sid = location.hash.replace('#sid=', '')
    return { location, sid }
  }

  it('needs no click and gives a session that survives a restart', async () => {
    const { providers } = (await (await get('/v1/auth/providers')).json()) as { providers: { url: string }[] }
    expect(providers[0]?.url).toBe(`${running.lake.url}/v1/auth/login/local`)
    const { location, sid } = await session()
    expect(location.origin + location.pathname).toBe('http://localhost:3000/studio')
    const { token } = (await (await get(`/v1/auth/fetch?sid=${sid}`)).json()) as { token: string }
    expect(await running.client(token).users.getById('me')).toMatchObject({ role: 'administrator' })
    await running.restart()
    expect(await running.client(token).users.getById('me')).toMatchObject({ role: 'administrator' })
    await fetch(`${running.lake.url}/v1/auth/logout`, { method: 'POST', headers: bearer(token) })
    expect(await status(running.client(token).users.getById('me'))).toBe(401)
  })

  it('gives a session id that works once', async () => {
    const { sid } = await session()
    expect((await get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(200)
    expect((await get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(401)
  })

  it('sets a cookie when no session id is asked for', async () => {
    const response = await get('/v1/auth/login/local?origin=http%3A%2F%2Flocalhost%3A3000')
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Lax')
    expect(await (await get('/v1/users/me', { cookie })).json()).toMatchObject({ role: 'administrator' })
  })

  it('sends no session to another site', async () => {
    expect((await login('https://evil.example')).status).toBe(403)
  })
})

describe('a page whose name was made to resolve to this machine', () => {
  it('is not logged in', async () => {
    const path = '/v1/auth/login/local?origin=http%3A%2F%2Flocalhost%3A3000'
    const options = { port: running.lake.port, host: '127.0.0.1', path, headers: { host: 'evil.example' } }
    const [response] = (await once(request(options).end(), 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(421)
    expect(response.headers['set-cookie']).toBeUndefined()
  })
})

describe('a server that others can reach', () => {
  const options = { port: 0, host: '0.0.0.0', projectId: 'restock', log: () => {} }

  it('refuses to start without tokens', async () => {
    await expect(createContentLake({ ...options, dataDir: temporaryFolder() })).rejects.toThrow(OptionsError)
  })

  it('asks for a token before it logs anybody in', async () => {
    const lake = await createContentLake({
      ...options,
      dataDir: temporaryFolder(),
      tokens: [{ token: 'secret', name: 'Ann', role: 'editor' }],
      origins: ['https://studio.example.org'],
    })
    const url = `${lake.url}/v1/auth/login/local?withSid=true&origin=https%3A%2F%2Fstudio.example.org%2F`
    const post = (token: string) =>
      fetch(url, { method: 'POST', body: new URLSearchParams({ token }), redirect: 'manual' })
    const page = await fetch(url)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await post('wrong')).status).toBe(401)
    const location = (await post('secret')).headers.get('location') ?? ''
    expect(location).toMatch(/^https:\/\/studio\.example\.org\/#sid=\w{20,}$/)
    const sid = location.split('=')[1]
    const { token } = (await (await fetch(`${lake.url}/v1/auth/fetch?sid=${sid}`)).json()) as {
      token: string
    }
    expect(await clientOf(lake.url, token).users.getById('me')).toMatchObject({ name: 'Ann', role: 'editor' })
    await lake.close()
  })
})
