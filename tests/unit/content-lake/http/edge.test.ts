import { describe, expect, it } from 'vitest'
import { LakeError } from '#emulators/content-lake/errors.ts'
import { localUser } from '#emulators/content-lake/http/accounts/accounts.ts'
import { createPendingLogins, returnAddress } from '#emulators/content-lake/http/accounts/login.ts'
import { corsHeaders, preflightHeaders } from '#emulators/content-lake/http/edge/cors.ts'
import { pathSegments } from '#emulators/content-lake/http/edge/path.ts'
import { noContent } from '#emulators/content-lake/http/reply.ts'
import { createRouter, type Route } from '#emulators/content-lake/http/router.ts'
import { perspectiveOf } from '#emulators/content-lake/http/version.ts'

describe('pathSegments', () => {
  it.each([
    ['/v2025-02-19/data/query/production', ['data', 'query', 'production']],
    ['/vX/users/me', ['users', 'me']],
    ['/v1/auth/providers', ['auth', 'providers']],
    ['/data/query/production', ['data', 'query', 'production']],
    ['/v1/projects/p/datasets/d/query', ['data', 'query', 'd']],
    ['/v1/projects/p/datasets/d/doc/a%2Cb', ['data', 'doc', 'd', 'a,b']],
    ['/v1/projects/p/datasets/d/acl', ['projects', 'p', 'datasets', 'd', 'acl']],
    ['/video/x', ['video', 'x']],
  ])('%s is %j', (path, segments) => {
    expect(pathSegments(path)).toEqual(segments)
  })

  it('refuses a broken escape', () => {
    expect(() => pathSegments('/v1/data/doc/%zz')).toThrow(LakeError)
  })
})

describe('createRouter', () => {
  const route = (method: Route['method'], pattern: string): Route => ({
    method,
    pattern,
    handle: () => noContent,
  })
  const find = createRouter([
    route('GET', '/users/me'),
    route('GET', '/users/:id'),
    route('POST', '/data/mutate/:dataset'),
    route('GET', '/data/doc/:dataset/*ids'),
  ])

  it('prefers what is declared first and reads parameters', () => {
    expect(find('GET', ['users', 'me'])).toMatchObject({ kind: 'route', params: {} })
    expect(find('GET', ['users', 'x'])).toMatchObject({ params: { id: 'x' } })
    expect(find('HEAD', ['data', 'doc', 'd', 'a', 'b'])).toMatchObject({
      params: { dataset: 'd', ids: 'a/b' },
    })
  })

  it('tells a wrong method from an unknown path', () => {
    expect(find('GET', ['data', 'mutate', 'd'])).toEqual({ kind: 'wrong-method', allowed: ['POST'] })
    expect(find('GET', ['nothing'])).toEqual({ kind: 'none' })
    expect(find('GET', ['users', 'me', 'more'])).toEqual({ kind: 'none' })
  })
})

describe('CORS', () => {
  const policy = (origin: string) => ({
    allowed: origin.startsWith('https://known.'),
    withCredentials: origin === 'https://known.example',
  })
  const names = (origin: string, address = '/v1/users/me') =>
    Object.keys(corsHeaders({ origin }, address, policy)).filter((name) => name.includes('allow'))

  it('lets pages read the answer whose origin is allowed, with credentials where that is said', () => {
    expect(names('https://known.example')).toEqual([
      'access-control-allow-origin',
      'access-control-allow-credentials',
    ])
    expect(names('https://known.other')).toEqual(['access-control-allow-origin'])
    expect(names('https://evil.example')).toEqual([])
  })

  it('lets any page read assets and the probe, without credentials', () => {
    for (const address of [
      '/v1/check/cors',
      '/vX/check/cors?a=1',
      '/images/p/d/a.png',
      '/files/p/d/a.txt?dl=',
    ]) {
      expect(names('https://evil.example', address)).toEqual(['access-control-allow-origin'])
    }
    expect(names('https://evil.example', '/v1/data/query/d?x=/check/cors')).toEqual([])
  })

  it('answers a preflight with the headers asked for, and nothing to others', () => {
    const ask = (origin: string) =>
      preflightHeaders({ origin, 'access-control-request-headers': 'authorization,x-a' }, '/', policy)
    expect(ask('https://known.example')).toMatchObject({
      'access-control-allow-origin': 'https://known.example',
      'access-control-allow-headers': 'authorization,x-a',
    })
    expect(ask('https://evil.example')).toEqual({ vary: 'Origin' })
  })
})

describe('perspectiveOf', () => {
  it.each([
    ['/v2025-02-19/data/query/d', 'published'],
    ['/vX/data/query/d', 'published'],
    ['/v2024-01-01/data/query/d', 'raw'],
    ['/v1/data/query/d', 'raw'],
    ['/v2025-02-19/data/query/d?perspective=raw', 'raw'],
    ['/v1/data/query/d?perspective=r1,drafts', ['r1', 'drafts']],
  ])('%s reads %j', (path, perspective) => {
    expect(perspectiveOf(new URL(path, 'http://lake'))).toEqual(perspective)
  })
})

describe('returnAddress', () => {
  it('lets a session return to this machine and to configured origins only', () => {
    expect(returnAddress('http://localhost:3000/studio', true, () => false)).toMatchObject({ ok: true })
    expect(returnAddress('http://localhost:3000/studio', false, () => false)).toMatchObject({ ok: false })
    expect(
      returnAddress(
        'https://studio.example.org/x',
        false,
        (origin) => origin === 'https://studio.example.org',
      ),
    ).toMatchObject({ ok: true })
  })

  it.each([
    null,
    '',
    'nonsense',
    'javascript:alert(1)',
    'https://evil.example',
    'http://localhost.evil.example',
  ])('refuses %s', (origin) => {
    expect(returnAddress(origin, true, () => false)).toMatchObject({ ok: false })
  })
})

describe('pending logins', () => {
  it('are good once and for five minutes', () => {
    const logins = createPendingLogins()
    const sid = logins.begin(localUser, 0)
    expect(sid.length).toBeGreaterThanOrEqual(20)
    expect(logins.finish(sid, 1)).toBe(localUser)
    expect(logins.finish(sid, 2)).toBeUndefined()
    expect(logins.finish(logins.begin(localUser, 0), 5 * 60_000 + 1)).toBeUndefined()
  })
})
