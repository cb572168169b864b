import type { Identity } from '../../types.ts'
import { localUser } from '../accounts/accounts.ts'
import { SESSION_COOKIE, SESSION_LIFE_S, tokenOf } from '../accounts/credentials.ts'
import { namesLoopback, returnAddress } from '../accounts/login.ts'
import { loginPage } from '../accounts/login-page.ts'
import { describeUser, requireLogin } from '../accounts/roles.ts'
import { badRequest, forbidden, sessionNotFound } from '../faults.ts'
import type { Lake } from '../lake.ts'
import { json, noContent, type Reply, redirect } from '../reply.ts'
import type { Route } from '../router.ts'

/** Who am I, and how do I log in. */
export function accountRoutes(lake: Lake): Route[] {
  const loginUrl = () => `${lake.publicUrl()}/v1/auth/login/local`

  const described = (identity: Identity) => describeUser(identity, lake.roles.get(identity.role)?.title)

  const enter = (identity: Identity, url: URL, target: URL): Reply => {
    if (url.searchParams.get('withSid') === 'true') {
      target.hash = `sid=${lake.logins.begin(identity, lake.now().getTime())}`
      return redirect(target.href, 302)
    }
    const token = lake.accounts.openSession(identity, lake.now())
    const secure = lake.publicUrl().startsWith('https:') ? '; Secure' : ''
    const cookie = `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_LIFE_S}${secure}`
    return redirect(target.href, 302, { 'set-cookie': cookie })
  }
  const targetOf = (url: URL): URL => {
    const target = returnAddress(url.searchParams.get('origin'), lake.loopback, lake.origins.isTrusted)
    if (!target.ok) throw forbidden(target.reason)
    return target.url
  }

  return [
    { method: 'GET', pattern: '/users/me', handle: ({ identity }) => json(described(identity)) },
    {
      method: 'GET',
      pattern: '/users/:ids',
      handle: ({ identity, params }) => {
        requireLogin(identity)
        const ids = (params.ids ?? '').split(',')
        const users = ids.flatMap((id) => lake.accounts.byId(id) ?? []).map(described)
        return json(ids.length === 1 ? (users[0] ?? null) : users)
      },
    },
    {
      method: 'GET',
      pattern: '/auth/providers',
      handle: () =>
        json({
          providers: [{ name: 'local', title: 'Local', url: loginUrl() }],
          thirdPartyLogin: false,
          sso: {},
        }),
    },
    {
      method: 'GET',
      pattern: '/auth/login/local',
      handle: ({ url, request }) => {
        const target = targetOf(url)
        if (!lake.loopback) return loginPage(lake.projectId, target)
        // A page whose host name was made to resolve to this machine is same-origin with it, and would get the cookie.
        if (!namesLoopback(request.headers.host)) throw forbidden('Log in at the address localhost')
        return enter(localUser, url, target)
      },
    },
    {
      method: 'POST',
      pattern: '/auth/login/local',
      handle: async ({ url, readText }) => {
        const target = targetOf(url)
        const token = new URLSearchParams(await readText()).get('token')?.trim() ?? ''
        const identity = lake.accounts.byToken(token)
        if (identity) return enter(identity, url, target)
        return loginPage(lake.projectId, target, 'This token is not known. Ask who runs this server for one.')
      },
    },
    {
      method: 'GET',
      pattern: '/auth/fetch',
      handle: ({ url }) => {
        const sid = url.searchParams.get('sid')
        if (!sid) throw badRequest('The parameter "sid" is missing')
        const identity = lake.logins.finish(sid, lake.now().getTime())
        if (!identity) throw sessionNotFound()
        return json({ token: lake.accounts.openSession(identity, lake.now()) })
      },
    },
    {
      method: 'POST',
      pattern: '/auth/logout',
      handle: ({ request }) => {
        const token = tokenOf(request.headers)
        if (token) lake.accounts.closeSession(token)
        return { ...noContent, headers: { 'set-cookie': `${SESSION_COOKIE}=; Path=/; Max-Age=0` } }
      },
    },
  ]
}
