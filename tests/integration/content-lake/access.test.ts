import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { ClientError } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContentLake } from '#emulators/content-lake/create.ts'
import { OptionsError } from '#emulators/content-lake/options.ts'
import { clientOf, type RunningLake, startLake, temporaryFolder, tokens } from './support.ts'

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
  const statusAt = async (path: string, host: string, method = 'GET') => {
    const options = { port: running.lake.port, host: '127.0.0.1', path, method, headers: { host } }
    const [response] = (await once(request(options).end(), 'response')) as [IncomingMessage]
    response.resume()
    expect(response.headers['set-cookie']).toBeUndefined()
    return response.statusCode
  }

  it('is not logged in, and reads nothing', async () => {
    const login = '/v1/auth/login/local?withSid=true&origin=http%3A%2F%2Flocalhost%3A3000'
    for (const path of [login, '/v1/data/query/production?query=*', '/v1/data/listen/production?query=*']) {
      expect(await statusAt(path, 'evil.example')).toBe(421)
    }
    expect(await statusAt('/v1/data/mutate/production', 'evil.example:80', 'POST')).toBe(421)
  })

  it.each(['localhost', '127.0.0.1:4010', '[::1]:4010', 'sse3.localhost:4010'])(
    'is not %s, which is answered',
    async (host) => {
      expect(await statusAt('/healthz', host)).toBe(200)
    },
  )

  it('is not the public address behind a proxy on this machine', async () => {
    const proxied = await startLake({ publicUrl: 'https://lake.example.org' })
    const options = { port: proxied.lake.port, host: '127.0.0.1', path: '/healthz' }
    const [response] = (await once(
      request({ ...options, headers: { host: 'lake.example.org' } }).end(),
      'response',
    )) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(200)
    await proxied.stop()
  })

  it('behind a proxy that says "localhost" is asked for a token', async () => {
    const publicUrl = 'https://lake.example.org'
    await expect(startLake({ publicUrl, tokens: [] })).rejects.toThrow(/anyone could log in/)
    const proxied = await startLake({ publicUrl, origins: ['https://studio.example.org'] })
    const login = (origin: string) =>
      fetch(`${proxied.lake.ownUrl}/v1/auth/login/local?withSid=true&origin=${encodeURIComponent(origin)}`, {
        redirect: 'manual',
      })
    expect((await login('http://localhost:1')).status).toBe(403)
    const page = await login('https://studio.example.org')
    expect([page.status, page.headers.get('location')]).toEqual([200, null])
    await proxied.stop()
  })
})

describe('pages of other origins', () => {
  const manage = (method: string, path = '', body?: object, token = 'admin-token') =>
    fetch(`${running.lake.url}/v2025-08-14/projects/restock/cors${path}`, {
      method,
      headers: bearer(token),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const allowed = async (
    origin: string,
    path = '/v1/data/query/production?query=1',
    init: RequestInit = {},
  ) => {
    const response = await fetch(`${running.lake.url}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), origin },
      redirect: 'manual',
    })
    return [
      response.headers.get('access-control-allow-origin'),
      response.headers.get('access-control-allow-credentials'),
    ]
  }

  it('on this machine may call with credentials, others not at all', async () => {
    for (const origin of [
      'http://localhost:3333',
      'http://127.0.0.1:1',
      'http://[::1]:3000',
      'http://a.localhost',
    ]) {
      expect(await allowed(origin)).toEqual([origin, 'true'])
    }
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      expect(await allowed(origin)).toEqual([null, null])
      expect(await allowed(origin, '/v1/users/me', { method: 'OPTIONS' })).toEqual([null, null])
    }
  })

  it('may call once they are added, with credentials when that is said', async () => {
    const added = await manage('POST', '', { origin: 'https://*.shop.example/', allowCredentials: false })
    expect(added.status).toBe(201)
    const { id } = (await added.json()) as { id: number }
    expect(await allowed('https://eu.shop.example')).toEqual(['https://eu.shop.example', null])
    expect(await allowed('https://eu.evil.example')).toEqual([null, null])
    expect((await manage('POST', '', { origin: 'https://*.shop.example' })).status).toBe(409)
    const studio = await manage('POST', '', { origin: 'https://studio.example', allowCredentials: true })
    expect(await allowed('https://studio.example')).toEqual(['https://studio.example', 'true'])
    await running.restart()
    expect(await allowed('https://studio.example')).toEqual(['https://studio.example', 'true'])
    expect(await (await manage('GET')).json()).toMatchObject([
      { id, origin: 'https://*.shop.example', allowCredentials: false, projectId: 'restock' },
      { origin: 'https://studio.example', allowCredentials: true },
    ])
    const { id: other } = (await studio.json()) as { id: number }
    for (const each of [id, other]) expect((await manage('DELETE', `/${each}`)).status).toBe(204)
    expect((await manage('DELETE', `/${id}`)).status).toBe(404)
    expect(await allowed('https://studio.example')).toEqual([null, null])
  })

  it('are managed by administrators, and must be origins', async () => {
    expect((await manage('GET', '', undefined, 'editor-token')).status).toBe(403)
    for (const origin of ['nonsense', 'https://a.example/path', 7, 'https://a b']) {
      expect((await manage('POST', '', { origin })).status).toBe(400)
    }
  })

  it('find out by a probe that they may always read', async () => {
    const probe = async (origin: string) =>
      (await get('/v1/check/cors', { origin })).json() as Promise<{ result: object }>
    expect(await probe('http://localhost:3333')).toEqual({ result: { allowed: true, withCredentials: true } })
    expect(await probe('https://evil.example')).toEqual({
      result: { allowed: false, withCredentials: false },
    })
    expect((await allowed('https://evil.example', '/v1/check/cors'))[0]).toBe('https://evil.example')
  })

  it('reach the second hop of a stream, which comes from nowhere', async () => {
    const headers = {
      ...bearer('viewer-token'),
      origin: 'http://localhost:3333',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': 'same-site',
    }
    const first = await get('/v1/data/listen/production?query=*', headers)
    expect(first.status).toBe(307)
    const { pathname, search } = new URL(first.headers.get('location') ?? '')
    const controller = new AbortController()
    expect(await allowed('null', pathname + search, { signal: controller.signal })).toEqual(['null', 'true'])
    controller.abort()
  })
})

describe('a server that others can reach', () => {
  const options = { port: 0, host: '0.0.0.0', projectId: 'restock', log: () => {} }

  it('refuses to start without tokens', async () => {
    await expect(createContentLake({ ...options, dataDir: temporaryFolder() })).rejects.toThrow(OptionsError)
  })

  it('does not know those who logged in without a click when nobody else could', async () => {
    const local = await startLake()
    const at = `${local.lake.url}/v1/auth`
    const entered = await fetch(`${at}/login/local?withSid=true&origin=http%3A%2F%2Flocalhost`, {
      redirect: 'manual',
    })
    const sid = new URL(entered.headers.get('location') ?? '').hash.replace('#sid=', '')
    const { token } = (await (await fetch(`${at}/fetch?sid=${sid}`)).json()) as { token: string }
    await local.stop()
    const lake = await createContentLake({ ...options, dataDir: local.dataDir, tokens: [...tokens] })
    expect(await status(clientOf(lake.url, token).users.getById('me'))).toBe(401)
    expect(await status(clientOf(lake.url, 'editor-token').users.getById('me'))).toBe(200)
    await lake.close()
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
    expect(await page.text()).toContain('You will return to studio.example.org')
    const wrong = await post('wrong')
    expect(wrong.status).toBe(401)
    expect(await wrong.text()).toMatch(/aria-invalid="true".*role="alert">This token is not known/s)
    expect((await fetch(url.replace('studio.example.org', 'evil.example'))).status).toBe(403)
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
